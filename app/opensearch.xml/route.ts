import { getSite } from "#db/site.ts";
import { feedResponse, OPEN_SEARCH_TYPE } from "#lib/http.ts";
import { openSearch } from "#lib/opensearch.ts";

// Asked for by address alone, Next would render it once, at build time.
export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return feedResponse(request, openSearch(await getSite()), { type: OPEN_SEARCH_TYPE });
}
