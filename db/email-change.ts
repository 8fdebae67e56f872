import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { portalLocale } from "#db/language.ts";
import { findToken, issueToken, type Ticket, takeToken } from "#db/login-tokens.ts";
import { queueMail } from "#db/mails.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";

const HOURS = 24;
const LIMIT: RateLimit = { bucket: "changes of address by an account", hits: 5, seconds: 86_400 };
/** How the keys of these mails begin: an address that never became somebody's is found again when they leave. */
export const emailChangeMails = (userId: number): string => `email-change ${userId} `;

/** The end at the old address, and at the new one. */
const ENDS = ["change_email", "confirm_new_email"] as const;
type End = (typeof ENDS)[number];

/**
 * Mails a link to both ends; the address changes when both have been confirmed. Whether the new one is somebody's
 * is not told before. @returns when to try again, in seconds, after too many
 */
export async function requestEmailChange(
  { userId }: Viewer,
  newEmail: string,
): Promise<{ retryAfter: number } | null> {
  const limited = await hitRateLimit(LIMIT, `${userId}`);
  if (limited) return limited;
  await transaction(async (tx) => {
    const { rows } = await tx.execute<{ email: string }>(
      sql`SELECT email FROM users WHERE id = ${userId} FOR UPDATE`,
    );
    const oldEmail = rows[0]?.email ?? "";
    if (oldEmail === newEmail) return;
    // One change at a time: the newest wish counts.
    await tx.execute(sql`
      DELETE FROM login_tokens WHERE user_id = ${userId} AND purpose IN ('change_email', 'confirm_new_email')`);
    const send = async (purpose: End, email: string) => {
      const { id, token } = await issueToken(tx, { purpose, email, userId, minutes: HOURS * 60 });
      const common = { path: paths.accountEmailConfirm(token), hours: HOURS };
      await queueMail(tx, {
        to: email,
        locale: await portalLocale(tx),
        dedupeKey: `${emailChangeMails(userId)}${id}`,
        content:
          purpose === "change_email"
            ? { kind: "email-change-old", newEmail, ...common }
            : { kind: "email-change-new", ...common },
      });
    };
    await send("change_email", oldEmail);
    await send("confirm_new_email", newEmail);
  });
  return null;
}

/** Whether a mailed link of a change is still good. */
export async function isEmailChangeLink(token: string): Promise<boolean> {
  for (const end of ENDS) if (await findToken(token, end)) return true;
  return false;
}

/** @returns what has come of it: "waiting" for the other end, "done", "taken" by another account, or "over" */
export async function confirmEmailChange(
  visitor: Visitor,
  token: string,
): Promise<"waiting" | "done" | "taken" | "over"> {
  return transaction(async (tx) => {
    for (const end of ENDS) {
      const ticket = await takeToken(tx, token, end);
      if (ticket) return changeIfBoth(tx, visitor, ticket);
    }
    return "over";
  });
}

async function changeIfBoth(tx: Transaction, visitor: Visitor, { userId }: Ticket) {
  // Both ends at the same moment: one waits here, and then sees the other.
  await tx.execute(sql`SELECT FROM users WHERE id = ${userId} FOR UPDATE`);
  const { rows } = await tx.execute<{ purpose: End; email: string }>(sql`
    SELECT purpose, email FROM login_tokens
    WHERE user_id = ${userId} AND purpose IN ('change_email', 'confirm_new_email')
      AND used_at IS NOT NULL AND expires_at > now()`);
  const newEmail = rows.find(({ purpose }) => purpose === "confirm_new_email")?.email;
  if (rows.length < ENDS.length || !newEmail) return "waiting";
  await tx.execute(sql`
    DELETE FROM login_tokens WHERE user_id = ${userId} AND purpose IN ('change_email', 'confirm_new_email')`);
  const oldEmail = rows.find(({ purpose }) => purpose === "change_email")?.email;
  const { rowCount } = await tx.execute(sql`
    UPDATE users u SET email = ${newEmail}, email_verified_at = now() WHERE u.id = ${userId}
      AND NOT EXISTS (SELECT FROM users o WHERE o.email = ${newEmail})`);
  if (rowCount !== 1) return "taken";
  // Nobody would find what was sent there once the account no longer names it.
  await tx.execute(sql`
    DELETE FROM deliveries WHERE to_address = ${oldEmail} AND (sent_at IS NOT NULL OR failed_at IS NOT NULL)`);
  await audit(tx, visitor, { action: "change e-mail", subject: "user", subjectId: userId ?? undefined });
  return "done";
}
