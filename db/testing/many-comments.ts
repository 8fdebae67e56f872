import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/**
 * So many comments under the articles that are there, in one go: `pending` of them wait, spread over all years, every
 * third with a finding. Words are frequent ("Wald", a third), seldom ("Bahn", a fiftieth) or rare ("wort77").
 */
export async function makeManyComments({
  comments,
  pending,
}: {
  comments: number;
  pending: number;
}): Promise<void> {
  const every = Math.floor(comments / pending);
  await db().execute(
    sql.raw(`
    SET LOCAL statement_timeout = 0;
    -- Made at once the search index takes a tenth of the time, and rows out of the tables' own keys need no check.
    SET LOCAL session_replication_role = replica;
    DROP INDEX comments_search_idx;
    INSERT INTO users (email, display_name) SELECT 'leser' || g || '@leser.example', 'Leser ' || g
      FROM generate_series(1, 20000) g;
    CREATE TEMP TABLE numbered_articles ON COMMIT DROP AS SELECT row_number() OVER (ORDER BY id) AS n, id FROM articles;
    CREATE INDEX ON numbered_articles (n);
    CREATE TEMP TABLE numbered_users ON COMMIT DROP AS SELECT row_number() OVER (ORDER BY id) AS n, id FROM users;
    CREATE INDEX ON numbered_users (n);
    INSERT INTO comments (article_id, user_id, author_name, body, body_hash, state, report_count, risk, created_at)
      SELECT a.id, u.id, 'Leser ' || u.n,
        'Zum Artikel ist manches zu sagen, etwa zu wort' || g % 5000 || ' und zu wort' || (g * 7) % 900 || '.'
          || CASE WHEN g % 3 = 0 THEN ' Der Wald bleibt stehen.' ELSE '' END
          || CASE WHEN g % 50 = 0 THEN ' Die Bahn fährt.' ELSE '' END
          || ' Wer das liest, sollte auch bedenken, dass die Zahlen der letzten Jahre ein anderes Bild zeigen als behauptet.',
        'h' || g,
        CASE WHEN g % ${every} = 0 THEN 'pending' WHEN g % 20 = 1 THEN 'rejected' WHEN g % 50 = 2 THEN 'spam' ELSE 'approved' END,
        CASE WHEN g % 500 = 0 THEN 1 ELSE 0 END, (g % 100) / 100.0, now() - g * interval '3 minutes'
      FROM generate_series(1, ${comments}) g
      JOIN numbered_articles a ON a.n = 1 + (g * 31) % (SELECT count(*) FROM articles)
      JOIN numbered_users u ON u.n = 1 + (g * 17) % (SELECT count(*) FROM users);
    INSERT INTO comment_verdicts (comment_id, phase, verdict, reason)
      SELECT id, CASE WHEN id % 9 = 0 THEN 'links' ELSE 'first-comment' END, 'hold', 'Darum.' FROM comments
      WHERE state = 'pending' AND id % 3 = 0;
    CREATE INDEX comments_search_idx ON comments USING gin (search);`),
  );
  await db().execute(sql`ANALYZE`);
}
