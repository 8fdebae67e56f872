import { takeBounce } from "#jobs/bounces.ts";
import { LONGEST_BOUNCE } from "#lib/bounces/parse-bounce.ts";
import { env } from "#lib/env.ts";
import { notFoundResponse, TEXT_TYPE } from "#lib/http.ts";
import { hashOneTime, sameHash } from "#lib/one-time.ts";
import { readBody } from "#lib/read-body.ts";

const say = (status: number, text: string, headers: Record<string, string> = {}) =>
  new Response(`${text}\n`, { status, headers: { "Content-Type": TEXT_TYPE, ...headers } });

/** Mails that came back, from the mail server that got them: "Authorization: Bearer BOUNCE_SECRET", the mail as it came. */
export async function POST(request: Request): Promise<Response> {
  const secret = env().BOUNCE_SECRET;
  if (!secret) return notFoundResponse();
  const given = /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (!sameHash(hashOneTime(given, "bounces"), hashOneTime(secret, "bounces")))
    return say(401, "401 Unauthorized", { "WWW-Authenticate": "Bearer" });
  if (!/^message\/(rfc822|global)\b/i.test(request.headers.get("content-type") ?? ""))
    return say(415, "415 A mail is wanted: Content-Type: message/rfc822", {
      "Accept-Post": "message/rfc822",
    });
  const source = await readBody(request, LONGEST_BOUNCE);
  if (!source) return say(413, `413 At most ${LONGEST_BOUNCE} bytes`);
  return say(202, await takeBounce(source));
}
