import { countNews, listNewsSitemap } from "#db/news-sitemap.ts";
import { getSite } from "#db/site.ts";
import { answerHolds } from "#lib/answer.ts";
import { feedResponse, XML_TYPE } from "#lib/http.ts";
import { NEWS_HOLDS_MS, NEWS_SIZE, newsIndex, newsSitemap } from "#lib/news-sitemap.ts";

// Asked for by address alone, Next would render it once, at build time.
export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  answerHolds(NEWS_HOLDS_MS);
  const [site, count] = await Promise.all([getSite(), countNews()]);
  const document =
    count > NEWS_SIZE
      ? newsIndex(site, Math.ceil(count / NEWS_SIZE))
      : newsSitemap(site, await listNewsSitemap());
  return feedResponse(request, document, { type: XML_TYPE });
}
