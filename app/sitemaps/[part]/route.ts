import { listNewsSitemap } from "#db/news-sitemap.ts";
import { getSite } from "#db/site.ts";
import { listSitemapArticles, listSitemapMonths, listSitemapPlaces } from "#db/sitemap.ts";
import { answerHolds } from "#lib/answer.ts";
import { feedResponse, notFoundResponse, XML_TYPE } from "#lib/http.ts";
import { NEWS_HOLDS_MS, newsSitemap } from "#lib/news-sitemap.ts";
import { articleAddresses, parseSitemapPart, placeAddresses, sitemap } from "#lib/sitemap.ts";

type Context = { params: Promise<{ part: string }> };

export async function GET(request: Request, { params }: Context) {
  const part = parseSitemapPart((await params).part);
  if (!part) return notFoundResponse();
  const site = await getSite();
  if (part.kind === "news") {
    answerHolds(NEWS_HOLDS_MS);
    return feedResponse(request, newsSitemap(site, await listNewsSitemap(part.file)), { type: XML_TYPE });
  }
  const addresses =
    part.kind === "places"
      ? placeAddresses(await listPlaces(site.settings.thinTopicBelow))
      : articleAddresses(await listSitemapArticles(part));
  return feedResponse(request, sitemap(site, addresses), { type: XML_TYPE });
}

async function listPlaces(thinBelow: number) {
  const [places, months] = await Promise.all([listSitemapPlaces(thinBelow), listSitemapMonths()]);
  return { ...places, months };
}
