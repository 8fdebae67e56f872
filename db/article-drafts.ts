import { sql } from "drizzle-orm";
import { holdArticle } from "#db/article-access.ts";
import { createArticle } from "#db/article-writes.ts";
import { audit } from "#db/audit.ts";
import { transaction } from "#db/client.ts";
import { getSnapshot, saveRevision } from "#db/revisions.ts";
import { writeWorkingState } from "#db/working-state.ts";
import { emptyBody } from "#lib/body/schema.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { isWorkedOnDirectly } from "#lib/workflow.ts";

/** Begins an article with its working title; whoever has a byline of their own stands in it. @returns its id. @throws Refusal */
export function createDraft(
  writer: Writer,
  { title, sectionId }: { title: string; sectionId: number },
): Promise<number> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ authorId: number | null; section: boolean }>(sql`
      SELECT EXISTS (SELECT FROM sections s WHERE s.id = ${sectionId}) AS section,
        (SELECT w.id FROM authors w WHERE w.user_id = ${writer.userId}) AS "authorId"`);
    const [found] = rows;
    if (!found?.section) throw new Refusal("not-found", `section ${sectionId}`);
    const authors = found.authorId === null ? [] : [{ authorId: found.authorId }];
    return createArticle(writer, { title, sectionId, body: emptyBody().toJSON(), authors }, tx);
  });
}

/** The fields of a revision that its restoring brings back: what was said. Where it stands and who may comment stays. */
const RESTORED = [
  "title",
  "shortTitle",
  "standfirst",
  "places",
  "source",
  "keyPoints",
  "body",
  "leadMediaId",
  "leadCaption",
  "authors",
  "topicIds",
  "seoTitle",
  "seoDescription",
] as const;

/**
 * Brings back what was said in an earlier version, as a new one. Of a live article readers see nothing of it until
 * the changes are published.
 * @throws Refusal
 */
export function restoreRevision(
  writer: Writer,
  id: number,
  { from, version, why }: { from: number; version: number; why: string },
): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdArticle(tx, writer, id);
    if (version !== held.version) throw new Refusal("changed-meanwhile", `article ${id}`);
    const snapshot = await getSnapshot(id, from, tx);
    if (!snapshot) throw new Refusal("not-found", `version ${from} of article ${id}`);
    const changes = Object.fromEntries(
      RESTORED.flatMap((name) => (name in snapshot ? [[name, snapshot[name]]] : [])),
    );
    await writeWorkingState(writer, held, changes, tx);
    await tx.execute(sql`UPDATE articles SET version = version + 1 WHERE id = ${id}`);
    if (isWorkedOnDirectly(held.state)) await saveRevision(tx, writer, id, why);
    await audit(tx, writer, { action: "restore", subject: "article", subjectId: id, detail: { from } });
  });
}
