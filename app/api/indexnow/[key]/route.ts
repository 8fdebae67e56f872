import { getSite } from "#db/site.ts";
import { feedResponse, notFoundResponse, TEXT_TYPE } from "#lib/http.ts";
import { indexNowKey } from "#lib/indexnow.ts";

type Context = { params: Promise<{ key: string }> };

/** The portal's key at /{key}.txt, for search engines to see whose pings they get; no other name has a file. */
export async function GET(request: Request, { params }: Context) {
  const { settings } = await getSite();
  const key = indexNowKey();
  if (!settings.indexNow || (await params).key !== key) return notFoundResponse();
  return feedResponse(request, key, { type: TEXT_TYPE });
}
