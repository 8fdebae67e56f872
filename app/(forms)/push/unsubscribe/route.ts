import { jsonAnswer, readJson } from "#app/json-post.ts";
import { getVisitor } from "#auth.ts";
import { endPush } from "#db/push-subscriptions.ts";
import { PUSH_WISHES } from "#lib/push.ts";

/** A browser wants to be told no more, of something or of anything: from its page, or from a message itself. */
export async function POST(request: Request): Promise<Response> {
  const read = await readJson(request, PUSH_WISHES.unsubscribe);
  if ("refusal" in read) return read.refusal;
  const left = await endPush(await getVisitor(), read.body, read.body.topics);
  return jsonAnswer({ left });
}
