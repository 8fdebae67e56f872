import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { isLive } from "#db/teasers.ts";
import { answerShows } from "#lib/answer.ts";
import type { CardKey, CardSubject } from "#lib/cards/card.ts";
import { tags } from "#lib/tags.ts";

type Row = { name: string; shortTitle?: string; section?: string; sponsor?: string | null };

/** What a social picture is to show; null for what readers cannot see. */
export async function getCardSubject(key: CardKey): Promise<CardSubject | null> {
  if (key.kind === "site") return key;
  answerShows(tags[key.kind](key.id));
  const { rows } = await db().execute<Row>(READ[key.kind](key.id));
  const [row] = rows;
  if (!row) return null;
  if (key.kind !== "article") return { kind: key.kind, id: key.id, name: row.name };
  const { name: title, shortTitle = "", section = "", sponsor = null } = row;
  return { kind: "article", id: key.id, title, shortTitle, section, sponsor };
}

const READ: Record<Exclude<CardKey["kind"], "site">, (id: number) => SQL> = {
  article: (id) => sql`
    SELECT a.title AS name, a.short_title AS "shortTitle", s.name AS section, a.sponsor
    FROM articles a JOIN sections s ON s.id = a.section_id WHERE a.id = ${id} AND ${isLive}`,
  section: (id) => sql`SELECT s.name FROM sections s WHERE s.id = ${id}`,
  topic: (id) => sql`SELECT t.name FROM topics t WHERE t.id = ${id} AND t.merged_into IS NULL`,
  author: (id) => sql`SELECT w.name FROM authors w WHERE w.id = ${id}`,
  story: (id) => sql`SELECT st.title AS name FROM stories st WHERE st.id = ${id}`,
  page: (id) => sql`SELECT p.title AS name FROM pages p WHERE p.id = ${id} AND p.state = 'live'`,
};
