import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { heldDrafts } from "#db/schema/comments.ts";
import { hashOneTime, newToken } from "#lib/one-time.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";
import { seal, unseal } from "#lib/seal.ts";

/** Time enough to mend a form; what is in it is somebody's own. */
const MINUTES = 60;

/** What one address may leave with us: a few forms with mistakes, less than would fill a disk. */
export const HELD_NOTICES: RateLimit = { bucket: "held notices", hits: 60, seconds: 3600 };

/**
 * Keeps a form that is sent back to whoever filled it in, sealed: the token alone finds and opens it.
 * @param kind what it is, so that one form's draft opens in no other
 * @returns null when the address has left too many
 */
export async function holdNotice(
  by: Visitor | Viewer,
  kind: "notice" | "appeal",
  draft: object,
): Promise<string | null> {
  if (await hitRateLimit(HELD_NOTICES, by.addressKey)) return null;
  const token = newToken();
  await db()
    .insert(heldDrafts)
    .values({
      tokenHash: hashOneTime(token, kind),
      sealed: seal(JSON.stringify(draft), sealOf(kind, token)),
      expiresAt: sql`now() + make_interval(mins => ${MINUTES})`,
    });
  return token;
}

/** null when there is none, or it is over. */
export async function findHeldNotice<Draft>(kind: "notice" | "appeal", token: string): Promise<Draft | null> {
  if (token === "") return null;
  const [row] = await db()
    .select({ sealed: heldDrafts.sealed })
    .from(heldDrafts)
    .where(and(eq(heldDrafts.tokenHash, hashOneTime(token, kind)), gt(heldDrafts.expiresAt, sql`now()`)));
  const opened = row && unseal(row.sealed, sealOf(kind, token));
  return opened ? (JSON.parse(opened) as Draft) : null;
}

const sealOf = (kind: string, token: string) => `held ${kind} ${token}`;
