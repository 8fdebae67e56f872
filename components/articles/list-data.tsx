import { JsonLd } from "#components/articles/json-ld.tsx";
import type { Teaser } from "#lib/articles.ts";
import type { ListWords } from "#lib/lists.ts";
import { pagePath, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";
import { breadcrumbs, type Step } from "#lib/structured-data/breadcrumbs.ts";
import { collectionPage, type Item } from "#lib/structured-data/lists.ts";

type Props = {
  site: Site;
  words: ListWords;
  /** From the front page down to the list; the list by its title unless said. */
  trail?: Step[];
  articles?: Teaser[];
  /** What is listed, where it is no articles. */
  items?: Item[];
  page?: number;
};

/** What a list is for machines: where it stands, and what is in it (rule SD7). */
export function ListData({ site, words, trail, articles = [], items, page = 1 }: Props) {
  const { title, path } = words;
  const listed = items ?? articles.map((article) => ({ name: article.title, path: paths.article(article) }));
  return (
    <>
      <JsonLd data={breadcrumbs(site, trail ?? [{ name: title, path }])} />
      <JsonLd data={collectionPage(site, { ...words, path: pagePath(path, page) }, listed)} />
    </>
  );
}
