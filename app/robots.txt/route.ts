import { getSite } from "#db/site.ts";
import { feedResponse, TEXT_TYPE } from "#lib/http.ts";
import { robotsTxt } from "#lib/robots.ts";

export async function GET(request: Request) {
  return feedResponse(request, robotsTxt(await getSite()), { type: TEXT_TYPE });
}
