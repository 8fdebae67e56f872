import { sql } from "drizzle-orm";
import { type CaseRef, logCase } from "#db/case-log.ts";
import { findParty } from "#db/case-parties.ts";
import { findCase } from "#db/cases.ts";
import { announce } from "#db/changes.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { queueMail } from "#db/mails.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { appeals } from "#db/schema/notices.ts";
import { type FoundCase, redressOf } from "#lib/cases.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

/** `isNew` false: the same words were sent a moment ago. */
export type Appealed =
  | { reference: string; isNew: boolean }
  | { problem: "not-found" | "not-appealable" }
  | { problem: "too-often"; retryAfter: number };

const PER_ADDRESS: RateLimit = { bucket: "appeals from an address", hits: 10, seconds: 3600 };

/**
 * Objects to a decision, once, within its six months (DSA art. 20). Whoever has the reference may: it was told to
 * nobody but the person concerned. @param appeal.text checked as an explanation is (lib/notice-check.ts)
 */
export function fileAppeal(
  by: Visitor | Viewer,
  { reference, text }: { reference: string; text: string },
): Promise<Appealed> {
  return transaction(async (tx): Promise<Appealed> => {
    const found = await lockCase(tx, reference);
    if (!found) return { problem: "not-found" };
    if (found.appeal?.text === text) return { reference: found.reference, isNew: false };
    if (!redressOf(found, new Date()).can) return { problem: "not-appealable" };
    const often = await hitRateLimit(PER_ADDRESS, by.addressKey, tx);
    if (often) return { problem: "too-often", ...often };
    const about = refOf(found);
    const [made] = await tx
      .insert(appeals)
      .values({ ...about, text })
      .returning({ id: appeals.id });
    await logCase(tx, by, { ...about, event: "appealed", detail: { appealId: made?.id ?? 0 } });
    await confirmByMail(tx, found);
    announce(tx, { soft: [tags.transparency()] });
    return { reference: found.reference, isNew: true };
  });
}

const refOf = ({ kind, id }: FoundCase): CaseRef =>
  kind === "notice" ? { noticeId: id } : { statementId: id };

/** Two objections at once, or one while the decision is being taken back, wait for each other. */
async function lockCase(tx: Transaction, reference: string): Promise<FoundCase | null> {
  const found = await findCase(reference, tx);
  if (!found) return null;
  const table = sql.raw(found.kind === "notice" ? "notices" : "statements");
  await tx.execute(sql`SELECT FROM ${table} WHERE id = ${found.id} FOR UPDATE`);
  return findCase(reference, tx);
}

async function confirmByMail(tx: Transaction, found: FoundCase): Promise<void> {
  const party = await findParty(tx, refOf(found));
  if (!party) return;
  const { reference } = found;
  await queueMail(tx, {
    ...party,
    dedupeKey: `appeal-receipt ${reference}`,
    content: { kind: "appeal-receipt", reference, casePath: paths.caseFile(reference) },
  });
}
