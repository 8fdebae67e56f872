import { jsonAnswer, readJson } from "#app/json-post.ts";
import { readPushState } from "#db/push-subscriptions.ts";
import { paths } from "#lib/paths.ts";
import { PUSH_WISHES } from "#lib/push.ts";

/** What this browser is told of, for whoever knows its mailbox and the secret to it. */
export async function POST(request: Request): Promise<Response> {
  const read = await readJson(request, PUSH_WISHES.mine);
  if ("refusal" in read) return read.refusal;
  const state = await readPushState(read.body);
  if (!state) return jsonAnswer({}, 404);
  return jsonAnswer({
    topics: state.topics.map(({ kind, ref, name, slug }) => ({
      kind,
      ref,
      name,
      path: paths[kind]({ slug }),
    })),
    quietFrom: state.quiet?.from ?? null,
    quietUntil: state.quiet?.until ?? null,
  });
}
