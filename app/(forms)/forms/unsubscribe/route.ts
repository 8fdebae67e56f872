import { getVisitor } from "#auth.ts";
import { endReplyMails } from "#db/reply-mails.ts";
import { readReplyMailToken } from "#lib/reply-mails.ts";

/**
 * One click in a mail program (RFC 8058), or the button on the page: no cookie, no sign-in, no redirect, wherever it
 * is sent from. The token is the proof.
 */
export async function POST(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const userId = readReplyMailToken(token);
  if (userId !== null) await endReplyMails(await getVisitor(), userId);
  const isOneClick = (await request.text()).includes("One-Click");
  if (isOneClick) return new Response(null, { status: userId === null ? 404 : 204 });
  return new Response(null, {
    status: 303,
    headers: { Location: `/unsubscribe?done=${userId === null ? 0 : 1}`, "Cache-Control": "no-store" },
  });
}
