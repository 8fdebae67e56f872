import { jsonAnswer, readJson } from "#app/json-post.ts";
import { getVisitor } from "#auth.ts";
import { movePush } from "#db/push-subscriptions.ts";
import { PUSH_WISHES } from "#lib/push.ts";

/** A browser has got another mailbox from its push service. */
export async function POST(request: Request): Promise<Response> {
  const read = await readJson(request, PUSH_WISHES.moved);
  if ("refusal" in read) return read.refusal;
  const isKnown = await movePush(await getVisitor(), read.body.old, read.body.subscription);
  return jsonAnswer({}, isKnown ? 200 : 404);
}
