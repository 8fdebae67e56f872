import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { within } from "#db/within.ts";
import type { Claim } from "#lib/moderation-queue.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** So long a comment is somebody's who looks at it and says nothing more, in minutes. */
const CLAIM_MINUTES = 10;

const isHeld: SQL = sql`c.claimed_at > now() - make_interval(mins => ${sql.raw(`${CLAIM_MINUTES}`)})`;

/** json of who holds a comment, or null; the query calls `comments` "c". */
export const claimJson: SQL = sql`CASE WHEN ${isHeld} THEN (
  SELECT json_build_object('userId', u.id, 'name', coalesce(u.display_name, ''),
    'until', c.claimed_at + make_interval(mins => ${sql.raw(`${CLAIM_MINUTES}`)}))
  FROM users u WHERE u.id = c.claimed_by) END`;

/**
 * Takes a comment to look at, or keeps it. Who takes over from somebody else says so.
 * @returns null when it is the moderator's now, else who holds it
 */
export function claimComment(
  moderator: Moderator,
  { commentId, takeOver = false }: { commentId: number; takeOver?: boolean },
  tx?: Transaction,
): Promise<Claim | null> {
  return within(tx, async (tx) => {
    const { rows } = await tx.execute(sql`
      UPDATE comments c SET claimed_by = ${moderator.userId}, claimed_at = now()
      WHERE c.id = ${commentId}
        AND (${takeOver} OR c.claimed_by IS NULL OR c.claimed_by = ${moderator.userId} OR NOT ${isHeld})
      RETURNING c.id`);
    return rows.length > 0 ? null : readClaim(tx, commentId);
  });
}

/** Lets go of what the moderator holds. */
export function releaseComment(moderator: Moderator, commentId: number, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    await tx.execute(sql`
      UPDATE comments SET claimed_by = NULL, claimed_at = NULL
      WHERE id = ${commentId} AND claimed_by = ${moderator.userId}`);
  });
}

/** @throws Refusal claimed, when somebody else is looking at it */
export async function requireFree(tx: Transaction, moderator: Moderator, commentId: number): Promise<void> {
  const claim = await readClaim(tx, commentId);
  if (claim && claim.userId !== moderator.userId)
    throw new Refusal("claimed", `comment ${commentId} by ${claim.name}`);
}

async function readClaim(tx: Transaction, commentId: number): Promise<Claim | null> {
  const { rows } = await tx.execute<{ claim: Claim | null }>(
    sql`SELECT ${claimJson} AS claim FROM comments c WHERE c.id = ${commentId}`,
  );
  return rows[0]?.claim ?? null;
}
