import { seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { confirmSubscription } from "#db/subscriptions.ts";
import { paths } from "#lib/paths.ts";
import { readSubscriptionToken } from "#lib/subscription-links.ts";

/** The button on the page. Pressed twice it is confirmed; the page says so either way. */
export async function POST(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const link = readSubscriptionToken(token);
  if (link?.may === "confirm") await confirmSubscription(await getVisitor(), link.subscriptionId);
  return seeOther(paths.subscribeConfirm(token));
}
