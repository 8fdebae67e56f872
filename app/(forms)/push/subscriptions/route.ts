import { jsonAnswer, readJson } from "#app/json-post.ts";
import { getViewer, getVisitor } from "#auth.ts";
import { followByPush, type PushProblem } from "#db/push-subscriptions.ts";
import { PUSH_WISHES, quietOf } from "#lib/push.ts";

const STATUS: Record<PushProblem, number> = { "not-found": 404, "too-many": 409, "too-often": 429 };

/** A browser wants to be told of something. */
export async function POST(request: Request): Promise<Response> {
  const read = await readJson(request, PUSH_WISHES.follow);
  if ("refusal" in read) return read.refusal;
  const { subscription: target, kind, ref, ...hours } = read.body;
  const quiet = hours.quietFrom === undefined && hours.quietUntil === undefined ? undefined : quietOf(hours);
  const by = (await getViewer()) ?? (await getVisitor());
  const problem = await followByPush(by, { target, topic: { kind, ref }, quiet });
  return problem ? jsonAnswer({ problem }, STATUS[problem]) : jsonAnswer({}, 201);
}
