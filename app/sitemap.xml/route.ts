import { getSite } from "#db/site.ts";
import { listSitemapMonths } from "#db/sitemap.ts";
import { feedResponse, XML_TYPE } from "#lib/http.ts";
import { sitemapIndex } from "#lib/sitemap.ts";

// Asked for by address alone, Next would render it once, at build time.
export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  const [site, months] = await Promise.all([getSite(), listSitemapMonths()]);
  return feedResponse(request, sitemapIndex(site, months), { type: XML_TYPE });
}
