import { sql } from "drizzle-orm";
import { type Held, holdArticle } from "#db/article-access.ts";
import { publishArticle, updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { audit } from "#db/audit.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { readDeskArticle } from "#db/desk-article.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { enqueue } from "#db/queue.ts";
import { articleNotes } from "#db/schema/articles.ts";
import { portalSettings } from "#db/settings.ts";
import { toInput } from "#db/working-state.ts";
import { can } from "#lib/capabilities.ts";
import { stopsOf } from "#lib/checklist.ts";
import { checkDeskArticle } from "#lib/desk-article.ts";
import type { Editor, Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { mayStep, type Step, stateAfter } from "#lib/workflow.ts";

export type StepInput = {
  step: Step;
  /** What was seen when it was pressed: an older one is refused. */
  version: number;
  /** To whoever gets it back, or why it is taken from the readers. */
  note?: string;
  /** When it is to go out; with `schedule`. */
  at?: Date | null;
};

/**
 * Takes an article a step on its way.
 * @throws Refusal when the step is not open to this person, four eyes are asked for, or the checklist has a stop
 */
export function takeStep(
  writer: Writer,
  id: number,
  { step, version, note = "", at }: StepInput,
): Promise<void> {
  return transaction(async (tx) => {
    await takeTurn(tx);
    const held = await holdArticle(tx, writer, id);
    if (!mayStep(step, { state: held.state, role: writer.role }))
      throw new Refusal("step-closed", `${step} of article ${id}, which is ${held.state}`);
    if (version !== held.version) throw new Refusal("changed-meanwhile", `article ${id}`);
    if (step === "approve" || step === "schedule" || step === "publish") requireFourEyes(writer, held, step);
    if (step === "schedule" || step === "publish") await requireChecked(tx, id);
    if (step === "withdraw" && note === "") throw new Refusal("reason-missing", `article ${id}`);
    if (step === "schedule" && !at) throw new Refusal("moment-missing", `article ${id}`);
    await STEPS[step](tx, writer, { held, note, at: at ?? new Date() });
    if (note !== "" && step !== "withdraw")
      await tx.insert(articleNotes).values({ articleId: id, text: note, writtenBy: writer.userId });
  });
}

type Taken = { held: Held; note: string; at: Date };
type Take = (tx: Transaction, writer: Writer, taken: Taken) => Promise<void>;

/** mayStep has seen that the role publishes. */
const asEditor = (writer: Writer) => writer as unknown as Editor;

const STEPS: Record<Step, Take> = {
  submit: (tx, writer, { held }) =>
    move(tx, writer, {
      held,
      step: "submit",
      set: sql`submitted_by = ${writer.userId}, submitted_at = now()`,
    }),
  sendBack: (tx, writer, { held }) =>
    move(tx, writer, { held, step: "sendBack", set: sql`approved_by = NULL, approved_at = NULL` }),
  approve: (tx, writer, { held }) =>
    move(tx, writer, {
      held,
      step: "approve",
      set: sql`approved_by = ${writer.userId}, approved_at = now()`,
    }),
  schedule: async (tx, writer, { held, at }) => {
    await move(tx, writer, {
      held,
      step: "schedule",
      set: sql`scheduled_for = ${at.toISOString()}, approved_by = coalesce(approved_by, ${writer.userId}),
        approved_at = coalesce(approved_at, now())`,
      detail: { at: at.toISOString() },
    });
    await enqueue(tx, "publish", { articleId: held.id }, { startAfter: at });
  },
  unschedule: (tx, writer, { held }) =>
    move(tx, writer, { held, step: "unschedule", set: sql`scheduled_for = NULL` }),
  publish: async (tx, writer, { held }) => {
    await putInPlace(tx, writer, held, { substantive: true, why: "" });
    await publishArticle(asEditor(writer), held.id, { tx });
    await tx.execute(sql`UPDATE articles SET version = version + 1 WHERE id = ${held.id}`);
  },
  withdraw: async (tx, writer, { held, note }) => {
    await withdrawArticle(asEditor(writer), held.id, { reason: note, tx });
    await tx.execute(sql`UPDATE articles SET version = version + 1 WHERE id = ${held.id}`);
  },
  reopen: async (tx, writer, { held }) => {
    await putInPlace(tx, writer, held, { substantive: false, why: "" });
    await move(tx, writer, { held, step: "reopen", set: sql`scheduled_for = NULL` });
  },
};

type Move = { held: Held; step: Step; set: ReturnType<typeof sql>; detail?: Record<string, unknown> };

async function move(tx: Transaction, writer: Writer, { held, step, set, detail = {} }: Move): Promise<void> {
  await tx.execute(sql`
    UPDATE articles SET state = ${stateAfter(step)}, version = version + 1, touched_at = now(), ${set}
    WHERE id = ${held.id}`);
  await audit(tx, writer, {
    action: AUDITED[step] ?? step,
    subject: "article",
    subjectId: held.id,
    detail: { title: held.title, ...detail },
  });
}

/** As the log words it, where it is not the step's own name. */
const AUDITED: Partial<Record<Step, string>> = { sendBack: "send back" };

/**
 * Where the section asks for four eyes, what goes out has been seen by somebody who did not write it last and did
 * not hand it in: whoever approved it since, or whoever lets it go (I1).
 */
function requireFourEyes({ userId }: Writer, held: Held, step: Step): void {
  if (!held.rules.fourEyes || (step !== "approve" && held.isSeen)) return;
  if (userId === held.lastSavedBy || userId === held.submittedBy)
    throw new Refusal("four-eyes", `${step} by the one who wrote`);
}

/** @throws Refusal when the checklist has a stop */
export async function requireChecked(tx: Transaction, id: number): Promise<void> {
  const article = await readDeskArticle(tx, id);
  if (!article) throw new Refusal("not-found", `article ${id}`);
  const stops = stopsOf(checkDeskArticle(article, await portalSettings(tx), new Date()));
  if (stops.length > 0) throw new Refusal("checklist", stops.map(({ name }) => name).join());
}

export type ChangesInput = { version: number; substantive: boolean; why: string };

/**
 * Puts what was written on since before the readers.
 * @param given.substantive a change of what is said: readers and search engines are told that the article is of now
 * @throws Refusal
 */
export function publishChanges(writer: Writer, id: number, given: ChangesInput): Promise<void> {
  return transaction(async (tx) => {
    await takeTurn(tx);
    const held = await holdArticle(tx, writer, id);
    if (!can(writer.role, "publish")) throw new Refusal("not-allowed", `article ${id}`);
    if (held.state !== "live") throw new Refusal("step-closed", `article ${id} is ${held.state}`);
    if (given.version !== held.version) throw new Refusal("changed-meanwhile", `article ${id}`);
    if (held.rules.fourEyes && (await copyWriter(tx, id)) === writer.userId)
      throw new Refusal("four-eyes", `changes of article ${id}`);
    await requireChecked(tx, id);
    await putInPlace(tx, writer, held, given);
  });
}

/** Forgets what was written on since; the readers' version stands. @throws Refusal */
export function discardChanges(writer: Writer, id: number, { version }: { version: number }): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdArticle(tx, writer, id);
    if (version !== held.version) throw new Refusal("changed-meanwhile", `article ${id}`);
    const { rowCount } = await tx.execute(sql`DELETE FROM article_copies WHERE article_id = ${id}`);
    if (!rowCount) return;
    await tx.execute(sql`UPDATE articles SET version = version + 1 WHERE id = ${id}`);
    await audit(tx, writer, { action: "discard", subject: "article", subjectId: id });
  });
}

async function copyWriter(tx: Transaction, id: number): Promise<number | null> {
  const { rows } = await tx.execute<{ savedBy: number | null }>(
    sql`SELECT c.saved_by AS "savedBy" FROM article_copies c WHERE c.article_id = ${id}`,
  );
  return rows[0]?.savedBy ?? null;
}

/** The copy's fields become the article's. */
async function putInPlace(
  tx: Transaction,
  writer: Writer,
  { id }: Held,
  { substantive, why }: Pick<ChangesInput, "substantive" | "why">,
): Promise<void> {
  const { rows } = await tx.execute<{ changes: Parameters<typeof toInput>[0] }>(
    sql`DELETE FROM article_copies WHERE article_id = ${id} RETURNING changes`,
  );
  const [copy] = rows;
  if (copy)
    await updateArticle(asEditor(writer), id, { changes: toInput(copy.changes), substantive, why, tx });
}
