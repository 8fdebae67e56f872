import { getSite } from "#db/site.ts";
import { feedResponse, JSON_TYPE, notFoundResponse } from "#lib/http.ts";
import { tdmReservation } from "#lib/tdm.ts";

// Asked for by address alone, Next would render it once, at build time.
export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  const reserved = tdmReservation(await getSite());
  return reserved ? feedResponse(request, JSON.stringify(reserved), { type: JSON_TYPE }) : notFoundResponse();
}
