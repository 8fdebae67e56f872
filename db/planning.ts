import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import type { Transaction } from "#db/client.ts";
import { mailColleague } from "#db/colleague-mails.ts";
import { requireColleague } from "#db/colleague-names.ts";
import { within } from "#db/within.ts";
import { can } from "#lib/capabilities.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

export type Plan = {
  /** Who sees it through; null for nobody yet. */
  assignedTo: number | null;
  plannedFor: Date | null;
};

/**
 * Says who sees an article through and for when it is wanted; what is not given stays. Somebody newly assigned gets
 * a mail. An author plans own articles, whoever may publish plans all. @throws Refusal not-found, not-yours
 */
export function planArticle(
  writer: Writer,
  { id, ...plan }: Partial<Plan> & { id: number },
  tx?: Transaction,
): Promise<void> {
  return within(tx, async (tx) => {
    const before = await lockPlan(tx, id);
    if (!mayPlan(writer, before)) throw new Refusal("not-yours", `article ${id}`);
    const after: Plan = {
      assignedTo: plan.assignedTo === undefined ? before.assignedTo : plan.assignedTo,
      plannedFor: plan.plannedFor === undefined ? before.plannedFor : plan.plannedFor,
    };
    const isAssigned = after.assignedTo !== before.assignedTo;
    if (!isAssigned && after.plannedFor?.getTime() === before.plannedFor?.getTime()) return;
    if (isAssigned && after.assignedTo !== null) await requireColleague(tx, after.assignedTo);
    await tx.execute(sql`
      UPDATE articles SET assigned_to = ${after.assignedTo}::bigint,
        planned_for = ${after.plannedFor?.toISOString() ?? null}::timestamptz WHERE id = ${id}`);
    await audit(tx, writer, {
      action: "plan",
      subject: "article",
      subjectId: id,
      detail: { assignedTo: after.assignedTo, plannedFor: after.plannedFor?.toISOString() ?? null },
    });
    if (isAssigned) await mailAssignment(tx, writer, { id, ...after });
  });
}

/** Once a day at most: to and fro is one piece of news. */
export async function mailAssignment(
  tx: Transaction,
  writer: Writer,
  { id, assignedTo, plannedFor }: Plan & { id: number },
): Promise<void> {
  if (assignedTo === null) return;
  await mailColleague(tx, writer, {
    about: "article",
    userId: assignedTo,
    articleId: id,
    text: "",
    dueAt: plannedFor?.toISOString() ?? null,
    path: paths.adminNotes({ id }),
    dedupeKey: `article-assigned ${id} ${assignedTo} ${new Date().toISOString().slice(0, 10)}`,
  });
}

type Stored = Plan & { createdBy: number | null; state: string };

const mayPlan = ({ role, userId }: Writer, { createdBy, assignedTo, state }: Stored): boolean =>
  (can(role, "publish") || createdBy === userId || assignedTo === userId) &&
  state !== "live" &&
  state !== "withdrawn";

async function lockPlan(tx: Transaction, id: number): Promise<Stored> {
  const { rows } = await tx.execute<Omit<Stored, "plannedFor"> & { plannedFor: string | null }>(sql`
    SELECT assigned_to AS "assignedTo", planned_for AS "plannedFor", created_by AS "createdBy", state
    FROM articles WHERE id = ${id} FOR UPDATE`);
  const [row] = rows;
  if (!row) throw new Refusal("not-found", `article ${id}`);
  return { ...row, plannedFor: row.plannedFor === null ? null : new Date(row.plannedFor) };
}
