import { sql } from "drizzle-orm";
import { type Transaction, transaction } from "#db/client.ts";
import { portalLanguage, portalLocale } from "#db/language.ts";
import { findToken, issueToken, type Ticket, takeCode, takeToken } from "#db/login-tokens.ts";
import { queueMail } from "#db/mails.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { joinAccount } from "#db/subscription-preferences.ts";
import { isStaff, type Role } from "#lib/capabilities.ts";
import { CODE_TRIES, type Onward, SIGN_IN_MINUTES } from "#lib/login.ts";
import { hashOneTime } from "#lib/one-time.ts";
import { paths } from "#lib/paths.ts";
import type { Visitor } from "#lib/proof.ts";

/** Somebody who lost four mails in the spam folder is not locked out; nobody's inbox is flooded. */
const MAILS_TO_ONE: RateLimit = { bucket: "sign-in mails to an address", hits: 5, seconds: 3600 };
/** A household or a class room; not a list of addresses. */
const MAILS_FROM_ONE: RateLimit = { bucket: "sign-in mails from a place", hits: 20, seconds: 3600 };
const CODES_FROM_ONE: RateLimit = { bucket: "sign-in codes from a place", hits: 60, seconds: 3600 };

type Limited = { retryAfter: number };

/** Who has proved that an address is theirs. */
export type Confirmed = {
  userId: number;
  /** false: a name is still to be chosen. */
  hasName: boolean;
  /** How it goes on: with a session, or not. The newsroom's accounts need a password; a ban ends at the door. */
  as: "reader" | "staff" | "banned";
  onward: Onward;
};

/**
 * Has a code and a link mailed to an address, known or not: nobody learns which it is.
 * @returns when to try again, in seconds, where too many were asked for
 */
export async function requestSignIn(
  { addressKey }: Visitor,
  { email, onward }: { email: string; onward: Onward },
): Promise<Limited | null> {
  const limited =
    (await hitRateLimit(MAILS_FROM_ONE, addressKey)) ??
    (await hitRateLimit(MAILS_TO_ONE, hashOneTime(email, "rate limit")));
  if (limited) return limited;
  await transaction(async (tx) => {
    const wanted = { purpose: "sign_in", email, payload: onward, minutes: SIGN_IN_MINUTES } as const;
    const { id, token, code } = await issueToken(tx, wanted);
    await queueMail(tx, {
      to: email,
      locale: await portalLocale(tx),
      dedupeKey: `sign-in ${id}`,
      content: {
        kind: "sign-in",
        code,
        path: paths.loginConfirm(token),
        minutes: SIGN_IN_MINUTES,
        withComment: onward.continue !== "",
      },
    });
  });
  return null;
}

/** The address that a mailed link would sign in; null when it is used or over. */
export async function findSignIn(token: string): Promise<{ email: string } | null> {
  return findToken(token, "sign_in");
}

export function confirmSignInLink(visitor: Visitor, token: string): Promise<Confirmed | null> {
  return transaction(async (tx) => {
    const ticket = await takeToken(tx, token, "sign_in");
    return ticket && admit(tx, visitor, ticket);
  });
}

/** @returns who it is, or how many tries are left (0: another mail is needed), or when to try again */
export async function confirmSignInCode(
  visitor: Visitor,
  { email, code }: { email: string; code: string },
): Promise<Confirmed | { triesLeft: number } | Limited> {
  const limited = await hitRateLimit(CODES_FROM_ONE, visitor.addressKey);
  if (limited) return limited;
  return transaction(async (tx) => {
    const taken = await takeCode(tx, { email, code, purpose: "sign_in", tries: CODE_TRIES });
    return "triesLeft" in taken ? taken : admit(tx, visitor, taken);
  });
}

type Person = { id: number; role: Role; hasName: boolean; isBanned: boolean };

/** An address that nobody had becomes a reader's account. */
export async function admit(
  tx: Transaction,
  _: Visitor,
  { email, payload }: Pick<Ticket, "email" | "payload">,
): Promise<Confirmed> {
  const { rows } = await tx.execute<Person>(sql`
    INSERT INTO users AS u (email, email_verified_at, locale) VALUES (${email}, now(), ${portalLanguage()})
    ON CONFLICT (email) DO UPDATE SET email_verified_at = coalesce(u.email_verified_at, now())
    RETURNING id, role, display_name IS NOT NULL AS "hasName",
      EXISTS (SELECT FROM restrictions r WHERE r.user_id = u.id AND r.kind = 'ban' AND r.lifted_at IS NULL
        AND (r.ends_at IS NULL OR r.ends_at > now())) AS "isBanned"`);
  const [person] = rows;
  if (!person) throw new Error("An account was neither found nor made.");
  const { id: userId, role, hasName, isBanned } = person;
  await joinAccount(tx, userId);
  const as = isBanned ? "banned" : isStaff(role) ? "staff" : "reader";
  return { userId, hasName, as, onward: (payload ?? { next: "", continue: "" }) as Onward };
}
