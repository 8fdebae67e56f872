import { sql } from "drizzle-orm";
import { requireChecked } from "#db/article-steps.ts";
import { publishArticle, withdrawArticle } from "#db/article-writes.ts";
import { audit } from "#db/audit.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { mailOverdue } from "#db/overdue-mails.ts";
import { takeTurn } from "#db/publication-turn.ts";
import type { System } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { LATE_PUBLICATION_SECONDS } from "#lib/workflow.ts";

export type Published = { id: number; lateSeconds: number };
export type DueOutcome = {
  published: Published[];
  /** What keeps an article back that is due. */
  refused: { id: number; why: string }[];
  withdrawn: number[];
};

/** Articles in one run; the next one is a minute away. */
const AT_ONCE = 50;

/** Publishes what was scheduled for now or before, and takes back what was to stand until now. Each by itself: one that fails holds up no other. */
export async function publishDue(system: System): Promise<DueOutcome> {
  const { rows } = await db().execute<{ id: number; out: boolean }>(sql`
    (SELECT a.id, true AS out FROM articles a WHERE a.state = 'scheduled' AND a.scheduled_for <= now()
      ORDER BY a.scheduled_for LIMIT ${AT_ONCE})
    UNION ALL
    (SELECT a.id, false FROM articles a WHERE a.state = 'live' AND a.unpublish_at <= now()
      ORDER BY a.unpublish_at LIMIT ${AT_ONCE})`);
  const outcome: DueOutcome = { published: [], refused: [], withdrawn: [] };
  for (const { id, out } of rows) {
    if (!out) {
      if (await unpublish(system, id)) outcome.withdrawn.push(id);
      continue;
    }
    try {
      const published = await publishOne(system, id);
      if (published) outcome.published.push(published);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome.refused.push({ id, why: error.message });
      await noteOnce(system, id, { action: "publish refused", detail: { why: error.message } });
    }
  }
  return outcome;
}

/** null when somebody else was quicker, or took it out of the plan. */
function publishOne(system: System, id: number): Promise<Published | null> {
  return transaction(async (tx) => {
    await takeTurn(tx);
    const { rows } = await tx.execute<{ late: number }>(sql`
      SELECT extract(epoch FROM now() - a.scheduled_for)::int AS late FROM articles a
      WHERE a.id = ${id} AND a.state = 'scheduled' AND a.scheduled_for <= now() FOR UPDATE`);
    const [due] = rows;
    if (!due) return null;
    await requireChecked(tx, id);
    const isLate = due.late > LATE_PUBLICATION_SECONDS;
    // Publishing takes it out of the plan, and with that when it was to be.
    if (isLate) await mailOverdue(tx, id, { lateMinutes: Math.round(due.late / 60) });
    await publishArticle(system, id, { tx });
    await tx.execute(sql`UPDATE articles SET version = version + 1 WHERE id = ${id}`);
    const { late: lateSeconds } = due;
    if (isLate) await note(tx, system, id, { action: "publish late", detail: { lateSeconds } });
    return { id, lateSeconds };
  });
}

function unpublish(system: System, id: number): Promise<boolean> {
  return transaction(async (tx) => {
    await takeTurn(tx);
    const { rowCount } = await tx.execute(sql`
      UPDATE articles SET unpublish_at = NULL, version = version + 1
      WHERE id = ${id} AND state = 'live' AND unpublish_at <= now()`);
    if (!rowCount) return false;
    await withdrawArticle(system, id, { reason: "unpublish_at", tx });
    return true;
  });
}

type Noted = { action: string; detail: Record<string, unknown> };

const note = (tx: Transaction, system: System, id: number, noted: Noted) =>
  audit(tx, system, { subject: "article", subjectId: id, ...noted });

/** What is asked for every minute is told once. */
function noteOnce(system: System, id: number, noted: Noted): Promise<void> {
  return transaction(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      SELECT FROM audit_log l JOIN articles a ON a.id = l.subject_id
      WHERE l.subject = 'article' AND l.subject_id = ${id} AND l.action = ${noted.action} AND l.at > a.scheduled_for`);
    if (rowCount) return;
    await note(tx, system, id, noted);
    await mailOverdue(tx, id, { lateMinutes: null });
  });
}
