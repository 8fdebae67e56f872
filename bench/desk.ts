import { listLatest } from "#db/article-lists.ts";
import { getSite } from "#db/site.ts";
import { paths } from "#lib/paths.ts";

export type DeskArticle = { id: number; path: string; section: { id: number; slug: string } };

/** The newest articles, as somebody who writes about them needs them. */
export async function newestArticles(count: number): Promise<DeskArticle[]> {
  const tree = (await getSite()).sections;
  const sections = new Map(tree.flatMap((one) => [one, ...one.children]).map((one) => [one.slug, one]));
  const found: DeskArticle[] = [];
  for (let page = 1; found.length < count; page++) {
    const { items } = await listLatest(page);
    if (items.length === 0) break;
    for (const article of items) {
      const section = sections.get(article.section.slug);
      if (section) found.push({ id: article.id, path: paths.article(article), section });
    }
  }
  return found.slice(0, count);
}
