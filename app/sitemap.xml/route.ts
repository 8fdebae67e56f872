import { getSite } from "#db/site.ts";
import { listSitemapMonths } from "#db/sitemap.ts";
import { feedResponse, XML_TYPE } from "#lib/http.ts";
import { sitemapIndex } from "#lib/sitemap.ts";

export async function GET(request: Request) {
  const [site, months] = await Promise.all([getSite(), listSitemapMonths()]);
  return feedResponse(request, sitemapIndex(site, months), { type: XML_TYPE });
}
