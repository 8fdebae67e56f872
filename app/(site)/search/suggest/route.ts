import { suggest } from "#db/suggestions.ts";
import { answerOverloaded } from "#lib/answer.ts";
import { JSON_TYPE } from "#lib/http.ts";

/** Seconds until a place may be free again. */
const AGAIN = 1;

/** ?q=…: what somebody may mean who types so (islands/search-suggest.ts). */
export async function GET(request: Request): Promise<Response> {
  const suggestions = await suggest(new URL(request.url).searchParams.get("q") ?? "");
  if (suggestions === null) answerOverloaded(AGAIN);
  return new Response(JSON.stringify(suggestions ?? []), {
    headers: { "Content-Type": JSON_TYPE, "X-Robots-Tag": "noindex" },
  });
}
