import { hashOneTime, sameHash } from "#lib/one-time.ts";

/** What the token of a reply mail is good for. */
const SCOPE = "reply-mails";

/**
 * Turns reply mails off for one person and does nothing else, so it may lie in an old mail for years (rule ML3):
 * nothing is stored for it, and it opens no account.
 */
export const replyMailToken = (userId: number): string => `${userId}.${hashOneTime(String(userId), SCOPE)}`;

/** @returns whose mails the token turns off; null when it is not one of ours */
export function readReplyMailToken(token: string): number | null {
  const [id = "", hash = ""] = token.split(".", 2);
  if (!/^[1-9]\d{0,15}$/.test(id)) return null;
  return sameHash(hash, hashOneTime(id, SCOPE)) ? Number(id) : null;
}
