import { SearchSuggest } from "#components/search/search-suggest.tsx";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";
import { type Search, searchQuery } from "#lib/search/search.ts";
import type { Site } from "#lib/site.ts";

/** Words, and where to look for them: a plain form whose answer has an address. */
export function SearchForm({ site, search }: { site: Site; search: Search }) {
  const t = texts();
  return (
    <search>
      <form method="get" action={paths.search()} className="mt-4">
        <label className="block text-[1.0625rem]">
          {t("search.label")}
          <input
            type="search"
            name="q"
            className="field"
            defaultValue={search.words}
            maxLength={200}
            required
            aria-describedby="search-help"
          />
        </label>
        <SearchSuggest />
        <p id="search-help" className="small mt-1 text-muted">
          {t("search.help")}
        </p>
        <div className="mt-2 flex flex-wrap items-baseline gap-x-6 gap-y-3">
          <Choice
            name="section"
            label={t("search.section")}
            value={search.section}
            options={[
              ["", t("search.allSections")],
              ...site.sections
                .flatMap((section) => [section, ...section.children])
                .map((section): [string, string] => [section.slug, section.name]),
            ]}
          />
          <Choice
            name="sort"
            label={t("search.sort")}
            value={search.sort === "newest" ? "newest" : ""}
            options={[
              ["", t("search.sorts.relevance")],
              ["newest", t("search.sorts.newest")],
            ]}
          />
        </div>
        <Kept search={search} />
        <button type="submit" className="button mt-4">
          {t("search.submit")}
        </button>
      </form>
    </search>
  );
}

/** What was narrowed down by a link stays so for other words. */
const Kept = ({ search }: { search: Search }) => {
  const { year, topic, author } = searchQuery(search);
  return Object.entries({ year, topic, author }).map(
    ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
  );
};

type ChoiceProps = { name: string; label: string; value: string; options: [value: string, text: string][] };

const Choice = ({ name, label, value, options }: ChoiceProps) => (
  <label className="small">
    {label}
    <select name={name} className="field">
      {options.map(([one, text]) => (
        <option key={one} value={one} selected={one === value}>
          {text}
        </option>
      ))}
    </select>
  </label>
);
