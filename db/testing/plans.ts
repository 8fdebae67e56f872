import { sql } from "drizzle-orm";
import { Client } from "pg";
import { vi } from "vitest";
import { db } from "#db/client.ts";

type Sent = { text: string; values: unknown[] };
type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Node[];
};
export type PlanStep = { kind: string; table: string; rows: number };

/** What Postgres really did for the statements that `read` sends: each step, and how many rows it went through. */
export async function stepsOf(read: () => Promise<unknown>): Promise<PlanStep[]> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const steps: PlanStep[] = [];
    for (const { text, values } of await statementsOf(read)) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
      walk(rows[0]["QUERY PLAN"][0].Plan, steps);
    }
    return steps;
  } finally {
    await client.end();
  }
}

async function statementsOf(read: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const query = Client.prototype.query as (...args: unknown[]) => unknown;
  const spy = vi.spyOn(Client.prototype, "query").mockImplementation(function (
    this: Client,
    ...args: unknown[]
  ) {
    const [config, values] = args as [{ text?: string } | string, unknown];
    const text = typeof config === "string" ? config : config.text;
    if (text && /^\s*(SELECT|WITH)/i.test(text))
      sent.push({ text, values: Array.isArray(values) ? values : [] });
    return query.apply(this, args);
  } as never);
  await read().finally(() => spy.mockRestore());
  if (sent.length === 0) throw new Error("Nothing was asked of the database.");
  return sent;
}

function walk(node: Node, steps: PlanStep[]): void {
  const rows = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
  steps.push({ kind: node["Node Type"], table: node["Relation Name"] ?? "", rows });
  for (const child of node.Plans ?? []) walk(child, steps);
}

/** So many that wait to be written. */
export const DRAFTS = 2000;

/** So many live articles in four sections, with links, comments and views, in one go. */
export async function makeMany(articles: number): Promise<void> {
  await db().execute(
    sql.raw(`
    INSERT INTO sections (slug, name) SELECT 's' || g, 's' || g FROM generate_series(1, 4) g;
    INSERT INTO topics (slug, name) SELECT 't' || g, 't' || g FROM generate_series(1, 50) g;
    INSERT INTO authors (slug, name) SELECT 'w' || g, 'w' || g FROM generate_series(1, 20) g;
    INSERT INTO stories (slug, title) SELECT 'st' || g, 'st' || g FROM generate_series(1, 100) g;
    INSERT INTO media (alt, variants) SELECT 'Bild ' || g, '[{"format":"jpeg","width":480,"height":270,"bytes":9,"key":"ab/abcd.jpg"}]'
      FROM generate_series(1, ${articles}) g;
    INSERT INTO articles (state, section_id, story_id, slug, title, body, body_text, published_at, lead_media_id)
      SELECT 'live', 1 + g % 4, CASE WHEN g % 10 = 0 THEN 1 + g % 100 END, 'a' || g, 'Titel ' || g, '{}', 'Wort' || g % 900,
        now() - g * interval '1 hour', g FROM generate_series(1, ${articles}) g;
    INSERT INTO articles (state, section_id, slug, title, body, planned_for)
      SELECT (ARRAY['draft', 'draft', 'review', 'approved'])[1 + g % 4], 1 + g % 4, 'd' || g, 'Entwurf ' || g, '{}',
        CASE WHEN g % 3 > 0 THEN now() + (g % 90 - 30) * interval '1 day' END FROM generate_series(1, ${DRAFTS}) g;
    INSERT INTO corrections (article_id, kind, text, created_at)
      SELECT 1 + g * 3 % ${articles}, 'correction', 'Es waren ' || g, now() - g * interval '1 hour' FROM generate_series(1, 3000) g;
    INSERT INTO article_notes (article_id, text) SELECT 1 + g % 900, 'Notiz' FROM generate_series(1, 3000) g;
    INSERT INTO article_authors (article_id, author_id, published_at) SELECT id, 1 + id % 20, published_at FROM articles;
    INSERT INTO article_topics (article_id, topic_id, published_at) SELECT id, 1 + id % 50, published_at FROM articles;
    INSERT INTO comments (article_id, body, body_hash, state) SELECT 1 + g % 500, 'Aha.', 'h', 'approved' FROM generate_series(1, 5000) g;
    INSERT INTO page_views (day, article_id, views) SELECT current_date - d, 1 + g, 9 FROM generate_series(0, 40) d, generate_series(1, 300) g;
    INSERT INTO article_traits (article_id, lexemes, words, weights) SELECT id, 'wort' || (id % 900), 'Wort', '\\xff' FROM articles WHERE state = 'live';
    INSERT INTO article_words (article_id, section_id, published_at, length, words)
      SELECT id, section_id, published_at, 9, ('wort' || (id % 900) || ':1C haeufig:2C ' || CASE WHEN id % 2 = 0 THEN 'viel:3C ' ELSE 'manch:3C ' END || CASE WHEN id % 3 = 0 THEN '''^haeufig'' ' ELSE '' END
        || '''=m' || to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM') || ''' ''=y' || to_char(published_at AT TIME ZONE 'UTC', 'YYYY')
        || ''' ''=s' || section_id || ''' ''=de''')::tsvector
      FROM articles WHERE state = 'live';
    INSERT INTO lexemes (lexeme, articles, word, folded, parts)
      SELECT x, count(*), CASE WHEN x ~ '^[a-z]' THEN initcap(x) ELSE '' END, CASE WHEN x ~ '^[a-z]' THEN x ELSE '' END, '{}'
      FROM article_words, unnest(tsvector_to_array(words)) x GROUP BY x;
    INSERT INTO lexemes (lexeme, articles, word, folded, parts)
      SELECT 'einmal' || g, 1, 'Einmal' || g, 'einmal' || g, '{}' FROM generate_series(1, ${articles}) g;
    INSERT INTO lexemes (lexeme, articles) VALUES ('', ${articles});
    INSERT INTO related_articles (article_id, related_id, score, reason)
      SELECT id, id + g, 1, '{"topics":[],"words":[],"story":false}' FROM articles, generate_series(1, 4) g WHERE id < ${articles} - 9;
    ANALYZE;`),
  );
}
