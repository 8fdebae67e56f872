import { getSite } from "#db/site.ts";
import { feedResponse, notFoundResponse, TEXT_TYPE } from "#lib/http.ts";

// Asked for by address alone, Next would render it once, at build time.
export const dynamic = "force-dynamic";

/** Who may sell the portal's advertising space (IAB, ads.txt 1.1); a portal that has nobody has no such file. */
export async function GET(request: Request) {
  const { adsTxt } = (await getSite()).settings;
  return adsTxt === "" ? notFoundResponse() : feedResponse(request, adsTxt, { type: TEXT_TYPE });
}
