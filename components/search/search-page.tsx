import { ListTeaser } from "#components/articles/teasers.tsx";
import { SearchFacets } from "#components/search/search-facets.tsx";
import { SearchForm } from "#components/search/search-form.tsx";
import { SearchSummary } from "#components/search/search-summary.tsx";
import { ListSubscribe } from "#components/subscriptions/list-subscribe.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Found } from "#db/search.ts";
import { choiceQuery } from "#lib/feeds/choice.ts";
import { feedPath, paths } from "#lib/paths.ts";
import { foundPieces, inWords, type Search, searchQuery } from "#lib/search/search.ts";
import type { Site } from "#lib/site.ts";

type Props = {
  site: Site;
  search: Search;
  /** null where it took too long */
  found: Found | null;
};

export function SearchPage({ site, search, found }: Props) {
  const t = texts();
  const { words, section, topic, author, page } = search;
  const list = (slug: string) => (slug ? [slug] : []);
  const chosen = { section: list(section), topic: list(topic), author: list(author), story: [], q: words };
  return (
    <ListColumn>
      <header className="border-b-4 border-bar pt-8 pb-5 md:pt-12">
        <h1 className="headline text-[2.25rem] [overflow-wrap:anywhere] md:text-[3.25rem]">
          {words === "" ? t("search.title") : t("search.resultsTitle", { words })}
          {page > 1 && <span className="text-muted">, {t("list.page", { page })}</span>}
        </h1>
        <SearchForm site={site} search={search} />
      </header>
      {found === null && (
        <p className="py-10 text-lg text-soft" role="alert">
          {t("search.busy")}
        </p>
      )}
      {words !== "" && found && <SearchSummary search={search} found={found} />}
      {found && <SearchFacets search={search} facets={found.facets} />}
      {found?.items.map((result) => (
        <ListTeaser key={result.id} article={result} note={<Excerpt text={result.excerpt} />} />
      ))}
      {found && (
        <Pagination
          path={paths.search(searchQuery(search))}
          page={page}
          hasNext={found.hasNext}
          words={{ previous: t("search.previous"), next: t("search.next") }}
        />
      )}
      {words !== "" && (
        <>
          <p className="mt-8">
            <a className="text-link inline-block py-1" href={feedPath(paths.home()) + choiceQuery(chosen)}>
              {t("search.feed")}
            </a>
          </p>
          <ListSubscribe
            kind="search"
            query={inWords(search, site.locale)}
            name={inWords(search, site.locale)}
          />
        </>
      )}
    </ListColumn>
  );
}

const Excerpt = ({ text }: { text: string }) => (
  <p className="mt-2 leading-normal text-soft">
    {foundPieces(text).map(({ text: piece, isFound }, index) =>
      isFound ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
        <mark key={index} className="bg-wash font-bold text-ink">
          {piece}
        </mark>
      ) : (
        piece
      ),
    )}
  </p>
);
