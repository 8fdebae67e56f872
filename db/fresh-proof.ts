import { sql } from "drizzle-orm";
import { transaction } from "#db/client.ts";
import { portalLocale } from "#db/language.ts";
import { issueToken, takeCode } from "#db/login-tokens.ts";
import { queueMail } from "#db/mails.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { CODE_TRIES, SIGN_IN_MINUTES } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer } from "#lib/proof.ts";

const LIMIT: RateLimit = { bucket: "proof mails to an account", hits: 5, seconds: 3600 };

/** Mails a code to somebody signed in, to see that it is still them. @returns when to try again, after too many */
export async function requestProof({ userId }: Viewer, want: string): Promise<{ retryAfter: number } | null> {
  const limited = await hitRateLimit(LIMIT, `${userId}`);
  if (limited) return limited;
  await transaction(async (tx) => {
    const { rows } = await tx.execute<{ email: string }>(sql`SELECT email FROM users WHERE id = ${userId}`);
    const email = rows[0]?.email;
    if (!email) return;
    const { id, code } = await issueToken(tx, { purpose: "delete", email, userId, minutes: SIGN_IN_MINUTES });
    await queueMail(tx, {
      to: email,
      locale: await portalLocale(tx),
      dedupeKey: `proof ${id}`,
      content: {
        kind: "sign-in",
        code,
        // The code is typed in where it was asked for; the link leads to that page.
        path: `${paths.accountProof()}?want=${want}&sent=1`,
        minutes: SIGN_IN_MINUTES,
        withComment: false,
      },
    });
  });
  return null;
}

/** @returns null when the code is right, else how many tries are left */
export function checkProof({ userId }: Viewer, code: string): Promise<{ triesLeft: number } | null> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ email: string }>(sql`SELECT email FROM users WHERE id = ${userId}`);
    const email = rows[0]?.email ?? "";
    const taken = await takeCode(tx, { email, code, purpose: "delete", tries: CODE_TRIES });
    return "triesLeft" in taken ? taken : null;
  });
}
