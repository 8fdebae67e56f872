import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import {
  checksumOf,
  chunks,
  type ImportRun,
  loadRefs,
  nextIds,
  type Outcome,
  type Ref,
  refKey,
  saveRefs,
  sha256,
} from "#db/import-refs.ts";
import { comments } from "#db/schema/comments.ts";
import { inThreads } from "#lib/wordpress/comment-threads.ts";
import type { ArticleRecord, CommentRecord } from "#lib/wordpress/records.ts";

/** Fourteen parameters each. */
const CHUNK = 2000;
/** A smallint; nobody answers deeper. */
const MAX_DEPTH = 32_000;

type Target = { record: ArticleRecord; articleId: number };

/** The comments of these articles in their threads, whatever stood of them here before. */
export async function importComments(tx: Transaction, run: ImportRun, targets: Target[]): Promise<Outcome[]> {
  const keys = targets.flatMap(({ record }) => record.comments.map((comment) => keyOf(record, comment)));
  if (keys.length === 0) return [];
  const refs = await loadRefs(tx, run, "comment", keys);
  const fresh = keys.filter((key) => !refs.has(refKey(key)));
  const ids = await nextIds(tx, "comments", fresh.length);
  const idOf = new Map([...refs].map(([key, { targetId }]) => [key, targetId]));
  for (const [at, key] of fresh.entries()) idOf.set(refKey(key), ids[at] ?? 0);

  const rows = targets.flatMap((target) => rowsOf(run, target, idOf, refs));
  for (const part of chunks(
    rows.filter(({ isNew }) => isNew),
    CHUNK,
  )) {
    await tx
      .insert(comments)
      .overridingSystemValue()
      .values(part.map(({ row }) => row));
  }
  const changed = rows.filter(({ isNew, ref, checksum }) => !isNew && ref?.checksum !== checksum);
  for (const { row } of changed) {
    const { body, bodyHash, authorName, state } = row;
    await tx.update(comments).set({ body, bodyHash, authorName, state }).where(sql`id = ${row.id}`);
  }
  const written = rows.filter(({ isNew }) => isNew).concat(changed);
  await saveRefs(
    tx,
    run,
    "comment",
    written.map(({ key, row, checksum }) => ({ id: key, targetId: row.id, checksum })),
  );
  await recount(tx, [...new Set(written.map(({ row }) => row.articleId))]);
  return rows.map(({ isNew, ref, checksum }) =>
    isNew ? "imported" : ref?.checksum === checksum ? "unchanged" : "changed",
  );
}

const keyOf = (record: ArticleRecord, comment: CommentRecord) => `${record.id}/${comment.id}`;

type Row = typeof comments.$inferInsert & { id: number };
type Prepared = { key: string; row: Row; isNew: boolean; ref: Ref | undefined; checksum: string };

/** Parents before replies, as one statement can only name rows that it has or that are there. */
function rowsOf(
  run: ImportRun,
  { record, articleId }: Target,
  idOf: Map<string, number>,
  refs: Map<string, Ref>,
): Prepared[] {
  const id = (comment: CommentRecord) => idOf.get(refKey(keyOf(record, comment))) ?? 0;
  const threads = inThreads(record.comments, ({ line, parent }) =>
    run.note(
      line,
      `comment in '${record.title}': answers ${parent}, which is not there, now begins a thread`,
    ),
  );
  return threads.map(({ comment, parent, depth, root }) => {
    const { line: _, ...content } = comment;
    const key = keyOf(record, comment);
    const ref = refs.get(refKey(key));
    const row = {
      id: id(comment),
      articleId,
      parentId: parent ? id(parent.comment) : null,
      rootId: id(root.comment),
      depth: Math.min(depth, MAX_DEPTH),
      authorName: comment.author,
      body: comment.text,
      bodyHash: sha256(comment.text.toLowerCase().replace(/\s+/g, " ")),
      state: comment.state,
      language: run.language,
      createdAt: comment.createdAt ?? record.publishedAt ?? new Date(),
    };
    return { key, row, isNew: ref === undefined, ref, checksum: checksumOf(content) };
  });
}

/** Numbers that are kept beside articles and comments. */
async function recount(tx: Transaction, articleIds: number[]): Promise<void> {
  if (articleIds.length === 0) return;
  const these = sql`${sql.param(articleIds)}::bigint[]`;
  await tx.execute(sql`
    UPDATE articles a SET comment_count = counted.n
    FROM (SELECT article_id, count(*) FILTER (WHERE state = 'approved') AS n FROM comments
      WHERE article_id = ANY(${these}) GROUP BY article_id) counted
    WHERE a.id = counted.article_id AND a.comment_count <> counted.n`);
  await tx.execute(sql`
    UPDATE comments c SET reply_count = counted.n
    FROM (SELECT parent_id, count(*) AS n FROM comments
      WHERE article_id = ANY(${these}) AND parent_id IS NOT NULL GROUP BY parent_id) counted
    WHERE c.id = counted.parent_id AND c.reply_count <> counted.n`);
}
