import { createArticle, publishArticle } from "#db/article-writes.ts";
import { listLinks } from "#db/link-desk.ts";
import { collectLinks } from "#db/link-sources.ts";
import { judgeOwnLinks } from "#db/own-links.ts";
import { getSite } from "#db/site.ts";
import { linkTo } from "#db/testing/linked.ts";
import { hoursAgo, operator } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { LEADS_NOWHERE } from "#e2e/portal.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { grantSystem } from "#lib/grant.ts";

/** An article with one link, to nowhere within the portal unless told otherwise, as the weekly look finds it. */
export async function linkedArticle(to?: string): Promise<{
  articleId: number;
  title: string;
  linkId: number;
  url: string;
}> {
  await joinPortalDatabase();
  const [section] = (await getSite()).sections;
  const word = mark();
  const [url, title] = [to ?? `${LEADS_NOWHERE}${word}/seite`, `Verweist ${word}`];
  const articleId = await createArticle(operator, { title, body: linkTo(url), sectionId: section?.id ?? 0 });
  await publishArticle(operator, articleId, { publishedAt: hoursAgo(70), related: false });
  const system = grantSystem("links");
  await collectLinks(system);
  await judgeOwnLinks(system);
  const { lines } = await listLinks({ view: "broken", after: null });
  const linkId = lines.find((line) => line.url === url)?.id ?? 0;
  return { articleId, title, linkId, url };
}
