import { getSite } from "#db/site.ts";
import { feedResponse, MANIFEST_TYPE } from "#lib/http.ts";
import { webManifest } from "#lib/manifest.ts";

// Asked for by address alone, Next would render it once, at build time.
export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  return feedResponse(request, webManifest(await getSite()), { type: MANIFEST_TYPE });
}
