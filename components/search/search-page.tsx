import { ListTeaser } from "#components/articles/teasers.tsx";
import { SearchForm } from "#components/search/search-form.tsx";
import { ListSubscribe } from "#components/subscriptions/list-subscribe.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Result } from "#db/search.ts";
import type { Paged } from "#lib/articles.ts";
import { choiceQuery } from "#lib/feeds/choice.ts";
import { feedPath, paths } from "#lib/paths.ts";
import { foundPieces, type Search } from "#lib/search.ts";
import type { Site } from "#lib/site.ts";

/** @param results null where it took too long */
export function SearchPage({
  site,
  search,
  results,
}: {
  site: Site;
  search: Search;
  results: Paged<Result> | null;
}) {
  const t = texts();
  const { words, section, sort, page } = search;
  const here = paths.search({
    q: words,
    ...(section && { section }),
    ...(sort === "newest" && { sort }),
  });
  const chosen = { section: section ? [section] : [], topic: [], author: [], story: [], q: words };
  return (
    <ListColumn>
      <header className="border-b-4 border-bar pt-8 pb-5 md:pt-12">
        <h1 className="headline text-[2.25rem] md:text-[3.25rem]">
          {words === "" ? t("search.title") : t("search.resultsTitle", { words })}
          {page > 1 && <span className="text-muted">, {t("list.page", { page })}</span>}
        </h1>
        <SearchForm site={site} search={search} />
      </header>
      {results === null && (
        <p className="py-10 text-lg text-soft" role="alert">
          {t("search.busy")}
        </p>
      )}
      {words !== "" && results?.items.length === 0 && (
        <p className="py-10 text-lg text-soft">{t("search.none")}</p>
      )}
      {results?.items.map((result) => (
        <ListTeaser key={result.id} article={result} note={<Excerpt text={result.excerpt} />} />
      ))}
      {results && (
        <Pagination
          path={here}
          page={page}
          hasNext={results.hasNext}
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
          <ListSubscribe kind="search" query={words} name={words} />
        </>
      )}
    </ListColumn>
  );
}

const Excerpt = ({ text }: { text: string }) => (
  <p className="mt-2 leading-normal text-soft">
    {foundPieces(text).map(({ text: piece, isFound }, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
      isFound ? <mark key={index}>{piece}</mark> : piece,
    )}
  </p>
);
