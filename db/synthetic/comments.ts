import { sql } from "drizzle-orm";
import { announceEverything } from "#db/changes.ts";
import { transaction } from "#db/client.ts";
import { dice } from "#db/synthetic/text.ts";
import { ANSWERS, CAUSES, HANDLES } from "#db/synthetic/words.ts";
import { hashComment } from "#lib/comment-hash.ts";

/** A few comments in a hundred wait or were turned down, as in life. */
const STATES = [...Array<"approved">(17).fill("approved"), "pending", "pending", "rejected"] as const;
const PER_THREAD = 5;

/** One batch of comments in threads of up to three levels under these articles, the first ones busiest. @param from number of the first */
export function insertComments(articleIds: readonly number[], from: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, i) => {
    const number = from + i;
    const throws = dice(-1 - number);
    const inThread = i % PER_THREAD;
    return {
      number: i,
      // A thread stays under one article: it is drawn once for all of it.
      article: dice(number - inThread).common(articleIds),
      parent: inThread === 0 ? null : i - 1 - throws.below(Math.min(inThread, 2)),
      author: `${throws.any(HANDLES)}${throws.below(900)}`,
      body: `${throws.any(ANSWERS)} ${throws.any(CAUSES)}`,
      state: inThread === 0 ? ("approved" as const) : throws.any(STATES),
      minutes: throws.below(60 * 24 * 5),
      helpful: throws.below(12),
    };
  });
  const depths: number[] = [];
  const complete = rows.map((row) => {
    const parent =
      row.parent !== null && (depths[row.parent] ?? 0) < 2
        ? row.parent
        : row.parent && row.number - (row.number % PER_THREAD);
    const depth = parent === null ? 0 : (depths[parent] ?? 0) + 1;
    depths.push(depth);
    return {
      ...row,
      parent,
      depth,
      root: row.number - (row.number % PER_THREAD),
      hash: hashComment(row.body),
    };
  });
  return transaction(async (tx) => {
    announceEverything(tx);
    await tx.execute(sql`
      WITH rows AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(complete)}::jsonb) AS x(number int, article bigint, parent int, root int,
          depth int, author text, body text, hash text, state text, minutes int, helpful int)),
      numbered AS MATERIALIZED (SELECT r.*, nextval(pg_get_serial_sequence('comments', 'id')) AS id FROM rows r)
      INSERT INTO comments (id, article_id, parent_id, root_id, depth, author_name, body, body_hash, state, helpful_count,
        reply_count, created_at)
      OVERRIDING SYSTEM VALUE
      SELECT n.id, n.article, p.id, r.id, n.depth, n.author, n.body, n.hash, n.state, n.helpful,
        (SELECT count(*) FROM numbered c WHERE c.parent = n.number AND c.state = 'approved'),
        least(a.published_at + n.depth * interval '1 day' + n.minutes * interval '1 minute', now())
      FROM numbered n JOIN articles a ON a.id = n.article JOIN numbered r ON r.number = n.root
      LEFT JOIN numbered p ON p.number = n.parent ORDER BY n.number`);
    await tx.execute(sql`
      UPDATE articles a SET comment_count = a.comment_count + x.n
      FROM (SELECT c.article AS id, count(*) AS n FROM jsonb_to_recordset(${JSON.stringify(complete.map(({ article, state }) => ({ article, state })))}::jsonb)
        AS c(article bigint, state text) WHERE c.state = 'approved' GROUP BY c.article) x
      WHERE x.id = a.id`);
  });
}
