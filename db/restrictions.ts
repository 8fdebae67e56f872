import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import type { Transaction } from "#db/client.ts";
import { queueMail } from "#db/mails.ts";
import { findRecipient } from "#db/moderation-mails.ts";
import { requireGrounds } from "#db/moderation-rejections.ts";
import { restrictions } from "#db/schema/users.ts";
import { issueStatement, noteStatement, type StatementInput, statementForMail } from "#db/statements.ts";
import { within } from "#db/within.ts";
import { isStaff, type Role } from "#lib/capabilities.ts";
import type { Clause } from "#lib/policy.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

export const RESTRICTION_KINDS = ["warning", "premoderate", "suspension", "ban"] as const;
export type RestrictionKind = (typeof RESTRICTION_KINDS)[number];

export type RestrictionInput = {
  userId: number;
  kind: RestrictionKind;
  clause?: Clause;
  /** Names the law where the clause is the law. */
  law?: string;
  /** What the person is told. */
  reason?: string;
  /** When it ends by itself; a ban may have none, a warning has none. */
  endsAt?: Date | null;
  commentId?: number;
  noticeId?: number;
};

/**
 * Imposes something on a person, with a statement of reasons and the mail that carries it (DSA art. 17, 23). A ban
 * signs them out everywhere at once.
 * @throws Refusal not-found, staff, reason-missing, law-missing, end-missing
 */
export function restrictPerson(
  moderator: Moderator,
  input: RestrictionInput,
  tx?: Transaction,
): Promise<{ id: number; reference: string }> {
  const { userId, kind, commentId, noticeId } = input;
  return within(tx, async (tx) => {
    const { ground, stated, reason } = requireGrounds(input);
    const endsAt = requireEnd(input);
    await lockReader(tx, userId);
    const [made] = await tx
      .insert(restrictions)
      .values({ userId, kind, reason, endsAt, imposedBy: moderator.userId })
      .returning({ id: restrictions.id });
    const id = made?.id ?? 0;
    if (kind === "ban")
      await tx.execute(sql`UPDATE users SET session_epoch = session_epoch + 1 WHERE id = ${userId}`);
    const statement: StatementInput = {
      userId,
      commentId,
      noticeId,
      restriction: kind,
      scope: kind === "ban" ? "account" : "commenting",
      facts: reason,
      ground,
      clause: stated,
      endsAt,
      automatedDetection: false,
      automatedDecision: false,
    };
    const { reference } = await issueStatement(tx, moderator, statement);
    await mailRestriction(tx, { kind, reference, statement });
    await audit(tx, moderator, {
      action: kind === "warning" ? "warn" : "restrict",
      subject: "user",
      subjectId: userId,
      detail: { kind, endsAt: endsAt?.toISOString() ?? null, reference },
    });
    return { id, reference };
  });
}

function requireEnd({ kind, endsAt = null }: RestrictionInput): Date | null {
  if (kind === "warning") return null;
  if (kind === "ban" && endsAt === null) return null;
  if (endsAt === null || Number.isNaN(endsAt.getTime()) || endsAt.getTime() <= Date.now())
    throw new Refusal("end-missing", `a ${kind} ends at a time to come`);
  return endsAt;
}

/** Staff are an admin's matter: nobody of the newsroom shuts another out from the queue. */
async function lockReader(tx: Transaction, userId: number): Promise<void> {
  const { rows } = await tx.execute<{ role: Role }>(
    sql`SELECT u.role FROM users u WHERE u.id = ${userId} AND u.deleted_at IS NULL FOR NO KEY UPDATE`,
  );
  if (!rows[0]) throw new Refusal("not-found", `user ${userId}`);
  if (isStaff(rows[0].role)) throw new Refusal("staff", `user ${userId} is ${rows[0].role}`);
}

type Told = { kind: RestrictionKind; reference: string; statement: StatementInput };

async function mailRestriction(tx: Transaction, { kind, reference, statement }: Told): Promise<void> {
  const person = await findRecipient(tx, statement.userId);
  if (!person) return;
  await queueMail(tx, {
    to: person.email,
    locale: person.locale,
    dedupeKey: `restriction ${reference}`,
    content: {
      kind: "restriction",
      restriction: kind,
      statement: statementForMail(reference, statement, person.locale),
    },
  });
}

type Lifted = { userId: number; kind: RestrictionKind; statementId: number | null };

/** Ends a restriction before its time, and tells the person. @throws Refusal not-found, for one that no longer holds */
export function liftRestriction(moderator: Moderator, id: number, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    // Its statement was issued in the same transaction: they bear the same moment.
    const { rows } = await tx.execute<Lifted>(sql`
      UPDATE restrictions r SET lifted_at = now(), lifted_by = ${moderator.userId}
      WHERE r.id = ${id} AND r.kind <> 'warning' AND r.lifted_at IS NULL AND (r.ends_at IS NULL OR r.ends_at > now())
      RETURNING r.user_id AS "userId", r.kind, (
        SELECT s.id FROM statements s
        WHERE s.user_id = r.user_id AND s.restriction = r.kind AND s.created_at = r.created_at LIMIT 1) AS "statementId"`);
    const [lifted] = rows;
    if (!lifted) throw new Refusal("not-found", `restriction ${id}`);
    const { userId, kind, statementId } = lifted;
    if (statementId !== null) await noteStatement(tx, moderator, { id: statementId, event: "lifted" });
    const person = await findRecipient(tx, userId);
    if (person) {
      await queueMail(tx, {
        to: person.email,
        locale: person.locale,
        dedupeKey: `restriction-lifted ${id}`,
        content: { kind: "restriction-lifted", restriction: kind },
      });
    }
    await audit(tx, moderator, { action: "lift", subject: "user", subjectId: userId, detail: { kind } });
  });
}
