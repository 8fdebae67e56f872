import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { answerShows } from "#lib/answer.ts";
import { type CountingMark, LEAST_CHARACTERS } from "#lib/counting-marks.ts";
import type { Admin } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

/** Takes marks into the stock; those that are there already stay as they are. @returns how many are new */
export function importCountingMarks(admin: Admin, marks: readonly CountingMark[]): Promise<number> {
  return transaction(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      INSERT INTO counting_marks (server, public_code, private_code)
      SELECT m.server, m."publicCode", m."privateCode"
      FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS m(server text, "publicCode" text, "privateCode" text)
      ON CONFLICT DO NOTHING`);
    const taken = rowCount ?? 0;
    await audit(tx, admin, { action: "import", subject: "counting-marks", detail: { taken } });
    return taken;
  });
}

/** The next free mark for an article that is long enough and has none. Two at once never get the same. */
const giveNext = (articleId: number) => sql`
  UPDATE counting_marks SET article_id = ${articleId}, assigned_at = now()
  WHERE id = (SELECT f.id FROM counting_marks f WHERE f.assigned_at IS NULL ORDER BY f.id LIMIT 1 FOR UPDATE SKIP LOCKED)
    AND NOT EXISTS (SELECT FROM counting_marks x WHERE x.article_id = ${articleId})
    AND (SELECT char_length(a.body_text) >= ${LEAST_CHARACTERS} FROM articles a WHERE a.id = ${articleId})`;

/** While an article is published: it gets a mark if the house wants that and has one left. */
export async function markPublished(tx: Transaction, articleId: number): Promise<void> {
  await tx.execute(sql`${giveNext(articleId)}
    AND EXISTS (SELECT FROM settings s WHERE s.name = 'countingMarks' AND s.value = 'true'::jsonb)`);
}

/** Gives an article that was published before a mark. @throws Refusal saying why it gets none */
export function giveCountingMark(admin: Admin, articleId: number): Promise<void> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ isLong: boolean; hasMark: boolean; hasFree: boolean }>(sql`
      SELECT char_length(a.body_text) >= ${LEAST_CHARACTERS} AS "isLong",
        EXISTS (SELECT FROM counting_marks x WHERE x.article_id = a.id) AS "hasMark",
        EXISTS (SELECT FROM counting_marks f WHERE f.assigned_at IS NULL) AS "hasFree"
      FROM articles a WHERE a.id = ${articleId} AND a.state = 'live' FOR UPDATE`);
    const [article] = rows;
    if (!article) throw new Refusal("not-found", `article ${articleId}`);
    if (article.hasMark) throw new Refusal("mark-held", `article ${articleId}`);
    if (!article.isLong) throw new Refusal("text-too-short", `article ${articleId}`);
    const { rowCount } = await tx.execute(giveNext(articleId));
    if (!rowCount) throw new Refusal("marks-used-up", "counting marks");
    announce(tx, { hard: [tags.article(articleId)] });
    await audit(tx, admin, { action: "mark", subject: "article", subjectId: articleId });
  });
}

/** The mark of an article, as its page shows it; null when it has none. */
export async function getCountingMark(
  articleId: number,
): Promise<Pick<CountingMark, "server" | "publicCode"> | null> {
  answerShows(tags.article(articleId));
  const { rows } = await db().execute<Pick<CountingMark, "server" | "publicCode">>(sql`
    SELECT m.server, m.public_code AS "publicCode" FROM counting_marks m WHERE m.article_id = ${articleId}`);
  return rows[0] ?? null;
}

export type MarkedArticle = {
  markId: number;
  articleId: number;
  title: string;
  characters: number;
  publicCode: string;
  assignedAt: string;
};

const SHOWN = 50;

/** The stock, and the articles with a mark, the last given first. @param after the mark that the page before ended with */
export async function readCountingMarks(
  _: Admin,
  after: number | null,
): Promise<{ free: number; used: number; lines: MarkedArticle[]; after: number | null }> {
  const { rows } = await db().execute<{ free: number; used: number; lines: MarkedArticle[] }>(sql`
    SELECT (SELECT count(*)::int FROM counting_marks f WHERE f.assigned_at IS NULL) AS free,
      (SELECT count(*)::int FROM counting_marks u WHERE u.assigned_at IS NOT NULL) AS used,
      (SELECT coalesce(json_agg(l), '[]') FROM (
        SELECT m.id AS "markId", a.id AS "articleId", a.title, char_length(a.body_text) AS characters,
          m.public_code AS "publicCode", m.assigned_at AS "assignedAt"
        FROM counting_marks m JOIN articles a ON a.id = m.article_id
        WHERE ${after === null ? sql`true` : sql`m.id < ${after}`}
        ORDER BY m.id DESC LIMIT ${SHOWN + 1}) l) AS lines`);
  const { free, used, lines } = rows[0] ?? { free: 0, used: 0, lines: [] };
  const shown = lines.slice(0, SHOWN);
  return { free, used, lines: shown, after: lines.length > SHOWN ? (shown.at(-1)?.markId ?? null) : null };
}

export type ReportedText = {
  privateCode: string;
  publicCode: string;
  title: string;
  authors: string[];
  characters: number;
  publishedAt: string;
  section: string;
  slug: string;
};

/** Far more texts than a house of twenty publishes in a year. */
const MOST_REPORTED = 20_000;

/** What is reported of a year: every live text with a mark that was published in it, in its order. */
export async function reportCountingMarks(
  _: Admin,
  { year, timeZone }: { year: number; timeZone: string },
): Promise<ReportedText[]> {
  const begin = (of: number) => sql`make_timestamptz(${of}, 1, 1, 0, 0, 0, ${timeZone})`;
  const { rows } = await db().execute<ReportedText>(sql`
    SELECT m.private_code AS "privateCode", m.public_code AS "publicCode", a.title, char_length(a.body_text) AS characters,
      a.published_at AS "publishedAt", s.slug AS section, a.slug,
      ARRAY(SELECT w.name FROM article_authors x JOIN authors w ON w.id = x.author_id
        WHERE x.article_id = a.id ORDER BY x.position) AS authors
    FROM counting_marks m JOIN articles a ON a.id = m.article_id JOIN sections s ON s.id = a.section_id
    WHERE a.state = 'live' AND a.published_at >= ${begin(year)} AND a.published_at < ${begin(year + 1)}
    ORDER BY a.published_at, a.id LIMIT ${MOST_REPORTED}`);
  return rows;
}
