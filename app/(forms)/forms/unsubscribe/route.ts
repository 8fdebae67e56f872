import { getVisitor } from "#auth.ts";
import { endReplyMails } from "#db/reply-mails.ts";
import { endSubscriptions } from "#db/subscription-preferences.ts";
import { readReplyMailToken } from "#lib/reply-mails.ts";
import { readSubscriptionToken } from "#lib/subscription-links.ts";

/**
 * One click in a mail program (RFC 8058), or the button on the page: no cookie, no sign-in, no redirect, wherever it
 * is sent from. The token is the proof; pressed again it has ended already.
 */
export async function POST(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const ended = await end(token);
  const isOneClick = (await request.text()).includes("One-Click");
  if (isOneClick) return new Response(null, { status: ended ? 204 : 404 });
  const done = ended ? `${ended}` : "0";
  return new Response(null, {
    status: 303,
    headers: { Location: `/unsubscribe?done=${done}`, "Cache-Control": "no-store" },
  });
}

/** @returns what has ended; null for a token that is none of ours */
async function end(token: string): Promise<"replies" | "subscriptions" | null> {
  const userId = readReplyMailToken(token);
  if (userId !== null) {
    await endReplyMails(await getVisitor(), userId);
    return "replies";
  }
  const link = readSubscriptionToken(token);
  if (link?.may === "end") await endSubscriptions(await getVisitor(), { ids: link.subscriptionIds });
  else if (link?.may === "end-digest") await endSubscriptions(await getVisitor(), link);
  else return null;
  return "subscriptions";
}
