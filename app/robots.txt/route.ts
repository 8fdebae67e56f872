import { getSite } from "#db/site.ts";
import { feedResponse, TEXT_TYPE } from "#lib/http.ts";
import { robotsTxt } from "#lib/robots.ts";

// Asked for by address alone, Next would render it once, at build time.
export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return feedResponse(request, robotsTxt(await getSite()), { type: TEXT_TYPE });
}
