import { type SQL, sql } from "drizzle-orm";
import { indexWords } from "#db/article-words.ts";
import { db, transaction } from "#db/client.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { ids } from "#db/teasers.ts";
import type { Jobs } from "#lib/jobs.ts";
import type { System } from "#lib/proof.ts";

/** Transactions stay short: whoever publishes waits for one at most. */
const AT_ONCE = 100;

/** Indexes live articles that are in no index: after an update that counts words otherwise, or brought in by hand. @returns how many */
export async function indexMissing(_system: System, { most }: { most: number }): Promise<number> {
  let done = 0;
  while (done < most) {
    const { rows } = await db().execute<{ id: number }>(sql`
      SELECT a.id FROM articles a WHERE a.state = 'live' AND a.published_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM article_words w WHERE w.article_id = a.id)
      ORDER BY a.published_at DESC, a.id DESC LIMIT ${10 * AT_ONCE}`);
    const indexed = await indexAgain(rows.map(({ id }) => id));
    if (indexed === 0) break;
    done += indexed;
  }
  return done;
}

/** Indexes the articles of a topic, an author or a section anew: their names are words of the index. @returns how many */
export async function indexAbout(
  _system: System,
  { topicId, authorId, sectionId }: Jobs["words"],
): Promise<number> {
  const lists: [number | undefined, SQL][] = [
    [topicId, sql`SELECT x.article_id AS id FROM article_topics x WHERE x.topic_id = ${topicId ?? 0}`],
    [authorId, sql`SELECT x.article_id AS id FROM article_authors x WHERE x.author_id = ${authorId ?? 0}`],
    [
      sectionId,
      sql`
      WITH RECURSIVE down AS (SELECT ${sectionId ?? 0}::bigint AS id
        UNION SELECT s.id FROM sections s JOIN down ON s.parent_id = down.id)
      SELECT a.id FROM articles a JOIN down ON a.section_id = down.id WHERE a.state = 'live'`,
    ],
  ];
  let done = 0;
  for (const [id, list] of lists) {
    if (id === undefined) continue;
    const { rows } = await db().execute<{ id: number }>(list);
    done += await indexAgain(rows.map((row) => row.id));
  }
  return done;
}

/** Indexes these anew, those that are live. @returns how many were given */
export async function indexAgain(articleIds: readonly number[]): Promise<number> {
  for (let at = 0; at < articleIds.length; at += AT_ONCE)
    await transaction(async (tx) => {
      await takeTurn(tx);
      const { rows } = await tx.execute<{ id: number }>(sql`
        SELECT a.id FROM articles a WHERE a.id = ANY(${ids(articleIds.slice(at, at + AT_ONCE))}) AND a.state = 'live'
        ORDER BY a.id FOR SHARE`);
      await indexWords(
        tx,
        rows.map(({ id }) => id),
      );
    });
  return articleIds.length;
}
