import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announceEverything } from "#db/changes.ts";
import { db, transaction } from "#db/client.ts";
import { refreshRelated } from "#db/related-refresh.ts";
import { insertArticles } from "#db/synthetic/articles.ts";
import { insertComments } from "#db/synthetic/comments.ts";
import { type Ground, prepareGround } from "#db/synthetic/ground.ts";
import type { Publisher } from "#lib/proof.ts";

export type SyntheticAmounts = { articles: number; comments: number; related: boolean };
export type Progress = (step: "articles" | "comments" | "related", done: number) => void;

const BATCH = 1000;
/** So many of the newest are discussed and read. */
const BUSY = 2000;
/** Batches on their way at once: one is invented while the other is stored. */
const AT_ONCE = 2;

/**
 * Fills a portal with invented articles to see how it bears the amount. The same call on the same rows makes
 * the same articles. Each batch is a transaction of its own: what is broken off can be continued.
 */
export async function seedSynthetic(
  publisher: Publisher,
  { articles, comments, related }: SyntheticAmounts,
  progress: Progress = () => {},
): Promise<void> {
  const ground = await prepareGround(publisher);
  const first = await countBefore();
  const now = Date.now();
  const made: number[] = [];
  await inBatches(articles, async (from, count) => {
    made.push(...(await insertArticles(ground, { from: first + from, count, of: first + articles, now })));
    progress("articles", made.length);
  });
  const busy = await newest();
  let discussed = 0;
  if (busy.length > 0) {
    await inBatches(comments, async (from, count) => {
      await insertComments(busy, first + from, count);
      discussed += count;
      progress("comments", discussed);
    });
  }
  await finish(publisher, busy, ground, { articles, comments });
  if (!related) return;
  const ordered = made.toSorted((a, b) => a - b);
  for (let from = 0; from < ordered.length; from += BATCH) {
    await refreshRelated(publisher, ordered.slice(from, from + BATCH));
    progress("related", Math.min(from + BATCH, ordered.length));
  }
}

async function inBatches(total: number, work: (from: number, count: number) => Promise<void>): Promise<void> {
  const starts = Array.from({ length: Math.ceil(total / BATCH) }, (_, i) => i * BATCH).values();
  const worker = async () => {
    for (const from of starts) await work(from, Math.min(BATCH, total - from));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function countBefore(): Promise<number> {
  const { rows } = await db().execute<{ last: number }>(
    sql`SELECT coalesce(max(id), 0) AS last FROM articles`,
  );
  return rows[0]?.last ?? 0;
}

async function newest(): Promise<number[]> {
  const { rows } = await db().execute<{ id: number }>(sql`
    SELECT a.id FROM articles a WHERE a.state = 'live' ORDER BY a.published_at DESC, a.id DESC LIMIT ${BUSY}`);
  return rows.map(({ id }) => id);
}

async function finish(
  publisher: Publisher,
  busy: number[],
  ground: Ground,
  detail: Record<string, number>,
): Promise<void> {
  await transaction(async (tx) => {
    announceEverything(tx);
    await tx.execute(sql`
      UPDATE topics t SET article_count = (SELECT count(*) FROM article_topics x WHERE x.topic_id = t.id AND x.published_at IS NOT NULL)
      WHERE t.id = ANY(${sql.param(ground.topics)}::bigint[])`);
    await tx.execute(sql`
      INSERT INTO page_views (day, article_id, views)
      SELECT current_date - n, x.id, 1 + (x.id * 37 + n * 11) % 500 * 400 / (x.rank + 20)
      FROM unnest(${sql.param(busy)}::bigint[]) WITH ORDINALITY AS x(id, rank), generate_series(0, 6) n
      ON CONFLICT DO NOTHING`);
    await audit(tx, publisher, { action: "seed", subject: "article", detail });
  });
  // Without fresh statistics the planner takes the tables for empty.
  await db().execute(sql`ANALYZE`);
}
