import { readForm, seeOther } from "#app/form-post.ts";
import { giveBack } from "#app/give-back.ts";
import { getViewer, getVisitor } from "#auth.ts";
import { requestSubscription } from "#db/subscriptions.ts";
import { fellIntoTrap } from "#lib/form.ts";
import { ownPath } from "#lib/own-path.ts";
import { paths } from "#lib/paths.ts";
import { readSubscription, type SubscriptionInput, type SubscriptionProblem } from "#lib/subscriptions.ts";

/** A form that was sent back: as it was filled in, and why. */
export type HeldSubscription = { input: SubscriptionInput; problem: SubscriptionProblem };

const sent = () => seeOther(paths.subscribe({ sent: "1" }));

/** who → parse → take it down and mail, or give it back with a word. Everybody hears the same: who is subscribed is nobody's business. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const input = readSubscription(read.form);
  if (!input) return seeOther(paths.subscribe());
  if (fellIntoTrap(read.form)) return sent();
  const by = (await getViewer()) ?? (await getVisitor());
  const refused = await requestSubscription(by, input, ownPath(request.headers.get("referer")));
  if (!refused) return sent();
  return giveBack(by, {
    kind: "subscription",
    held: { input, problem: refused.problem } satisfies HeldSubscription,
    to: (draft) => paths.subscribe({ draft }),
  });
}

/** Nobody is meant to come here by a link; whoever does may subscribe. */
export const GET = (): Response => seeOther(paths.subscribe());
