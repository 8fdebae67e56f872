import { texts } from "#components/ui/voice.ts";
import type { Facets } from "#db/search-facets.ts";
import { paths } from "#lib/paths.ts";
import { type Search, searchQuery } from "#lib/search/search.ts";

/** Ways to narrow down what was found, and out of them again: links, each with an address of its own. */
export function SearchFacets({ search, facets }: { search: Search; facets: Facets }) {
  const t = texts();
  const with_ = (change: Partial<Search>) => paths.search(searchQuery({ ...search, ...change }));
  const sections = facets.sections.map(({ slug, name, count }) => ({
    key: slug,
    name,
    count,
    href: with_({ section: slug }),
  }));
  const years = facets.years.map(({ year, count }) => ({
    key: String(year),
    name: String(year),
    count,
    href: with_({ year }),
  }));
  return (
    <div className="small mt-4 grid gap-2 empty:hidden">
      {search.section === "" && sections.length > 1 && <Facet title={t("search.section")} links={sections} />}
      {search.year === 0 && years.length > 1 && <Facet title={t("search.year")} links={years} />}
      {search.year !== 0 && (
        <Without label={t("search.withoutYear", { year: search.year })} href={with_({ year: 0 })} />
      )}
      {search.topic !== "" && (
        <Without label={t("search.withoutTopic", { topic: search.topic })} href={with_({ topic: "" })} />
      )}
      {search.author !== "" && (
        <Without label={t("search.withoutAuthor", { author: search.author })} href={with_({ author: "" })} />
      )}
    </div>
  );
}

type Link = { key: string; name: string; count: number | null; href: string };

const Facet = ({ title, links }: { title: string; links: Link[] }) => (
  <nav aria-label={title} className="flex flex-wrap items-baseline gap-x-4">
    <span className="font-bold">{title}</span>
    <ul className="contents">
      {links.map(({ key, name, count, href }) => (
        <li key={key}>
          <a className="text-link inline-block py-1" href={href}>
            {name}
            {count !== null && <span className="text-muted"> ({count})</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Without = ({ label, href }: { label: string; href: string }) => (
  <p>
    <a className="text-link inline-block py-1" href={href}>
      {label}
    </a>
  </p>
);
