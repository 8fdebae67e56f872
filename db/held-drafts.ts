import { and, eq, gt, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { hitRateLimit } from "#db/rate-limits.ts";
import { heldDrafts } from "#db/schema/comments.ts";
import type { CommentForm } from "#lib/comment-form.ts";
import { hashOneTime, newToken } from "#lib/one-time.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { seal, unseal } from "#lib/seal.ts";

/** A comment on its way: written signed out, or sent back to its writer with a word about it. */
export type Draft = CommentForm & {
  /** Why it came back; null while it only waits for its writer to sign in. */
  problem: { code: string; values: Record<string, string | number> } | null;
};

/** Time enough to find the mail, or to come back in the evening. */
const HOURS = 48;

/** What one address may leave with us: more than a busy household writes, less than would fill a disk. */
const LIMIT = { bucket: "held drafts", hits: 60, seconds: 3600 };

/**
 * Keeps a comment for whoever wrote it. @returns the token that alone finds and opens it: the database has its hash
 * and a text sealed for it. @throws Refusal "too-often"
 */
export async function holdDraft(by: Visitor | Viewer, draft: Draft): Promise<string> {
  const limited = await hitRateLimit(LIMIT, by.addressKey);
  if (limited) throw new Refusal("too-often", "held drafts", limited);
  const token = newToken();
  const sealed = seal(JSON.stringify(draft), sealOf(token));
  await db()
    .insert(heldDrafts)
    .values({
      tokenHash: hashOneTime(token),
      sealed,
      expiresAt: sql`now() + make_interval(hours => ${HOURS})`,
    });
  return token;
}

/** null when there is none, or it is over. */
export async function findDraft(token: string): Promise<Draft | null> {
  const [row] = await db()
    .select({ sealed: heldDrafts.sealed })
    .from(heldDrafts)
    .where(and(eq(heldDrafts.tokenHash, hashOneTime(token)), gt(heldDrafts.expiresAt, sql`now()`)));
  const opened = row && unseal(row.sealed, sealOf(token));
  return opened ? (JSON.parse(opened) as Draft) : null;
}

/** Once it was sent, it need not be held. */
export async function dropDraft(_: Viewer, token: string, tx?: Transaction): Promise<void> {
  await (tx ?? db()).delete(heldDrafts).where(eq(heldDrafts.tokenHash, hashOneTime(token)));
}

const sealOf = (token: string) => `held draft ${token}`;
