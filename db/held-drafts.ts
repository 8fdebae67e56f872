import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { heldDrafts } from "#db/schema/comments.ts";
import { hashOneTime, newToken } from "#lib/one-time.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";
import { seal, unseal } from "#lib/seal.ts";

/** What was filled in; a draft of one kind opens as no other. */
export type DraftKind = "comment" | "notice" | "appeal" | "subscription";

/** How long it waits, in minutes: a comment until its writer has found the mail, other forms until they are mended. */
const KEPT: Record<DraftKind, number> = { comment: 48 * 60, notice: 60, appeal: 60, subscription: 60 };

/** What one address may leave with us: more than a busy household writes, less than would fill a disk. */
export const DRAFT_LIMIT: Pick<RateLimit, "hits" | "seconds"> = { hits: 60, seconds: 3600 };

/**
 * Keeps a form for whoever filled it in. The token alone finds and opens it: the database has its hash, and a text
 * sealed for it. @returns null when the address has left too many
 */
export async function holdDraft(
  by: Visitor | Viewer,
  kind: DraftKind,
  draft: object,
): Promise<string | null> {
  if (await hitRateLimit({ bucket: `held ${kind}s`, ...DRAFT_LIMIT }, by.addressKey)) return null;
  const token = newToken();
  await db()
    .insert(heldDrafts)
    .values({
      tokenHash: hashOneTime(token, kind),
      sealed: seal(JSON.stringify(draft), sealOf(kind, token)),
      expiresAt: sql`now() + make_interval(mins => ${KEPT[kind]})`,
    });
  return token;
}

/** null when there is none, or it is over. */
export async function findDraft<Draft>(kind: DraftKind, token: string): Promise<Draft | null> {
  if (token === "") return null;
  const [row] = await db()
    .select({ sealed: heldDrafts.sealed })
    .from(heldDrafts)
    .where(and(eq(heldDrafts.tokenHash, hashOneTime(token, kind)), gt(heldDrafts.expiresAt, sql`now()`)));
  const opened = row && unseal(row.sealed, sealOf(kind, token));
  return opened ? (JSON.parse(opened) as Draft) : null;
}

/** Once it was sent, it need not be held. */
export async function dropDraft(_: Viewer, kind: DraftKind, token: string): Promise<void> {
  await db()
    .delete(heldDrafts)
    .where(eq(heldDrafts.tokenHash, hashOneTime(token, kind)));
}

const sealOf = (kind: DraftKind, token: string) => `held ${kind} ${token}`;
