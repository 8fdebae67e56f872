import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import type { Transaction } from "#db/client.ts";
import { mailColleague } from "#db/colleague-mails.ts";
import { listColleagues, requireColleague } from "#db/colleague-names.ts";
import { articleNotes } from "#db/schema/articles.ts";
import { within } from "#db/within.ts";
import { findMentions } from "#lib/mentions.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

export type NoteInput = {
  articleId: number;
  text: string;
  /** Who is asked to do it. */
  assignedTo: number | null;
  dueAt: Date | null;
};

/** A note, not an article; in characters. */
export const LONGEST_NOTE = 4000;

/**
 * Says something to colleagues. Whoever is called by "@" or asked to do it gets a mail, and finds it on the board.
 * @returns its id @throws Refusal text-missing, text-too-long, not-found, name-ambiguous
 */
export function addArticleNote(
  writer: Writer,
  { articleId, text, assignedTo, dueAt }: NoteInput,
  tx?: Transaction,
): Promise<number> {
  return within(tx, async (tx) => {
    const written = text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\0/g, "").trim();
    if (written === "") throw new Refusal("text-missing", "an empty note");
    if (written.length > LONGEST_NOTE) throw new Refusal("text-too-long", `${written.length} characters`);
    await requireArticle(tx, articleId);
    const twin = await findTwin(tx, writer, { articleId, text: written });
    if (twin !== null) return twin;
    if (assignedTo !== null) await requireColleague(tx, assignedTo);
    const { ids: called, ambiguous } = findMentions(written, await listColleagues(tx));
    const [unclear] = ambiguous;
    if (unclear)
      throw new Refusal("name-ambiguous", unclear.called, {
        called: unclear.called,
        names: unclear.names.join(", "),
      });
    const [made] = await tx
      .insert(articleNotes)
      .values({ articleId, text: written, writtenBy: writer.userId, assignedTo, dueAt })
      .returning({ id: articleNotes.id });
    const id = made?.id ?? 0;
    await tell(tx, writer, { id, articleId, text: written, assignedTo, dueAt, called });
    await audit(tx, writer, {
      action: "note",
      subject: "article",
      subjectId: articleId,
      detail: { assignedTo, called: called.length > 0 ? called : null },
    });
    return id;
  });
}

async function tell(
  tx: Transaction,
  writer: Writer,
  { id, articleId, text, assignedTo, dueAt, called }: NoteInput & { id: number; called: number[] },
): Promise<void> {
  for (const userId of called)
    await tx.execute(sql`INSERT INTO article_note_mentions (note_id, user_id) VALUES (${id}, ${userId})`);
  const path = paths.adminNotes({ id: articleId });
  const shared = { articleId, text, path };
  if (assignedTo !== null)
    await mailColleague(tx, writer, {
      ...shared,
      about: "task",
      userId: assignedTo,
      dueAt: dueAt?.toISOString() ?? null,
      dedupeKey: `note-task ${id} ${assignedTo}`,
    });
  for (const userId of called.filter((one) => one !== assignedTo))
    await mailColleague(tx, writer, {
      ...shared,
      about: "mention",
      userId,
      dueAt: null,
      dedupeKey: `note-mention ${id} ${userId}`,
    });
}

/** Ticks a note off, or opens it again. Anybody of the newsroom may: the log says who. @throws Refusal not-found */
export function finishNote(
  writer: Writer,
  { id, done }: { id: number; done: boolean },
  tx?: Transaction,
): Promise<{ articleId: number }> {
  return within(tx, async (tx) => {
    const { rows } = await tx.execute<{ articleId: number; wasDone: boolean }>(sql`
      SELECT article_id AS "articleId", done_at IS NOT NULL AS "wasDone" FROM article_notes
      WHERE id = ${id} FOR UPDATE`);
    const [note] = rows;
    if (!note) throw new Refusal("not-found", `note ${id}`);
    if (note.wasDone !== done) {
      await tx.execute(
        sql`UPDATE article_notes SET done_at = ${done ? sql`now()` : sql`NULL`} WHERE id = ${id}`,
      );
      await audit(tx, writer, {
        action: done ? "finish" : "reopen",
        subject: "article_note",
        subjectId: id,
        detail: { articleId: note.articleId },
      });
    }
    return { articleId: note.articleId };
  });
}

/** Takes a call off one's own list. What was read already stays read. */
export function seeMention(writer: Writer, noteId: number, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    await tx.execute(sql`
      UPDATE article_note_mentions SET seen_at = now()
      WHERE note_id = ${noteId} AND user_id = ${writer.userId} AND seen_at IS NULL`);
  });
}

/** The same once more is the same press: a form that was sent twice. */
async function findTwin(
  tx: Transaction,
  { userId }: Writer,
  { articleId, text }: Pick<NoteInput, "articleId" | "text">,
): Promise<number | null> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    SELECT id FROM article_notes WHERE article_id = ${articleId} AND written_by = ${userId} AND text = ${text}
      AND created_at > now() - interval '1 minute' LIMIT 1`);
  return rows[0]?.id ?? null;
}

/** Held until the note is written: two presses come one after the other. */
async function requireArticle(tx: Transaction, id: number): Promise<void> {
  const { rows } = await tx.execute(sql`SELECT FROM articles WHERE id = ${id} FOR UPDATE`);
  if (rows.length === 0) throw new Refusal("not-found", `article ${id}`);
}
