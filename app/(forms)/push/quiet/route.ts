import { jsonAnswer, readJson } from "#app/json-post.ts";
import { getVisitor } from "#auth.ts";
import { setPushQuiet } from "#db/push-subscriptions.ts";
import { PUSH_WISHES, quietOf } from "#lib/push.ts";

/** A browser wants to hear nothing between two hours. */
export async function POST(request: Request): Promise<Response> {
  const read = await readJson(request, PUSH_WISHES.quiet);
  if ("refusal" in read) return read.refusal;
  const isKnown = await setPushQuiet(await getVisitor(), read.body, quietOf(read.body));
  return jsonAnswer({}, isKnown ? 200 : 404);
}
