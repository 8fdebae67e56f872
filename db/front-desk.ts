import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { getFrontPage } from "#db/front-page.ts";
import { isLive } from "#db/teasers.ts";
import { articleQuery } from "#db/word-search.ts";
import { type ArrangementKind, type Pin, PLACES, type PlaceName } from "#lib/front-desk.ts";
import type { Site } from "#lib/site.ts";

/** An article as the desk shows it: enough to know it again. */
export type Standing = {
  id: number;
  title: string;
  section: string;
  publishedAt: string;
  hasPicture: boolean;
  sponsored: boolean;
};

export type Place = {
  name: PlaceName;
  /** Who stands there now; null where there are too few articles. */
  article: Standing | null;
  /** Null where the place fills itself. */
  pin: Pin | null;
  /** Who was pinned here until lately, and why they do not stand here any more. */
  lapsed: { title: string; expiresAt: string | null } | null;
};

/** The last change of the arrangement; its number is the arrangement's version. */
export type LastChange = {
  version: number;
  by: string;
  at: string;
  kind: ArrangementKind;
  place: PlaceName | null;
  title: string;
};

export type FrontDesk = { places: Place[]; last: LastChange | null };

const CANDIDATES = 20;

/** The front page's places with who fills each, and who arranged them last. */
export async function getFrontDesk(site: Site): Promise<FrontDesk> {
  const [{ lead, second }, slots, last] = await Promise.all([getFrontPage(site), readSlots(), readLast()]);
  const shown = [...(lead ? [lead] : []), ...second].map(({ id }) => id);
  const standing = new Map((await readStanding(shown)).map((article) => [article.id, article]));
  const pinned = new Set(slots.filter(({ stands }) => stands).map(({ articleId }) => articleId));
  const byThemselves = second.filter(({ id }) => !pinned.has(id));
  const places = PLACES.map((name): Place => {
    const slot = slots.find((one) => one.name === name);
    const teaser = slot?.stands
      ? { id: slot.articleId }
      : name === "lead"
        ? lead
        : (byThemselves.shift() ?? null);
    const { stands, articleTitle, ...pin } = slot ?? { stands: false, articleTitle: "" };
    return {
      name,
      article: standing.get(teaser?.id ?? 0) ?? null,
      pin: stands ? (pin as Pin) : null,
      lapsed: slot && !stands ? { title: articleTitle, expiresAt: slot.expiresAt } : null,
    };
  });
  return { places, last };
}

/** Live articles that could be put on a place: the newest, or those whose title or standfirst has words that begin so. */
export async function listCandidates(typed: string): Promise<Standing[]> {
  const query = articleQuery(typed, "AB");
  const matching = query === null ? sql`true` : sql`a.search @@ ${query}`;
  return select(
    sql`${isLive} AND ${matching}`,
    sql`ORDER BY a.published_at DESC, a.id DESC LIMIT ${CANDIDATES}`,
  );
}

type SlotRow = Pin & { articleTitle: string; stands: boolean };

async function readSlots(): Promise<SlotRow[]> {
  const { rows } = await db().execute<SlotRow>(sql`
    SELECT ${pinColumns}, a.title AS "articleTitle",
      (l.expires_at IS NULL OR l.expires_at > now()) AND ${isLive} AS stands
    FROM slots l JOIN articles a ON a.id = l.article_id WHERE l.section_id IS NULL`);
  return rows.map((row) => ({ ...row, ...toPin(row) }));
}

const pinColumns = sql`l.name, l.article_id AS "articleId", coalesce(l.title, '') AS title,
  l.pinned_at AS "pinnedAt", l.expires_at AS "expiresAt"`;

const toPin = ({ name, articleId, title, pinnedAt, expiresAt }: Pin): Pin => ({
  name,
  articleId,
  title,
  pinnedAt: new Date(pinnedAt).toISOString(),
  expiresAt: expiresAt && new Date(expiresAt).toISOString(),
});

/** The pins as they are stored, those that lapsed too: what a change begins with and the way back leads to. */
export async function readPins(tx: Transaction): Promise<Pin[]> {
  const { rows } = await tx.execute<Pin>(sql`SELECT ${pinColumns} FROM slots l WHERE l.section_id IS NULL`);
  return rows.map(toPin);
}

/** Who changed the arrangement last; the log remembers. */
export async function readLast(tx?: Transaction): Promise<(LastChange & { before: Pin[] }) | null> {
  const { rows } = await (tx ?? db()).execute<{
    version: number;
    by: string;
    at: string;
    detail: Pick<LastChange, "kind" | "place" | "title"> & { before: Pin[] };
  }>(sql`
    SELECT l.id AS version, l.actor_name AS by, l.at, l.detail FROM audit_log l
    WHERE l.subject = 'front_page' AND l.subject_id IS NULL ORDER BY l.at DESC, l.id DESC LIMIT 1`);
  const [row] = rows;
  return row ? { version: row.version, by: row.by, at: row.at, ...row.detail } : null;
}

const readStanding = (articleIds: number[]): Promise<Standing[]> =>
  select(sql`a.id = ANY(${sql.param(articleIds)}::bigint[])`, sql``);

async function select(where: SQL, order: SQL): Promise<Standing[]> {
  const { rows } = await db().execute<Standing>(sql`
    SELECT a.id, coalesce(nullif(a.short_title, ''), a.title) AS title, s.name AS section,
      a.published_at AS "publishedAt", a.sponsor IS NOT NULL AS sponsored,
      EXISTS (SELECT FROM media m WHERE m.id = a.lead_media_id AND m.variants <> '[]') AS "hasPicture"
    FROM articles a JOIN sections s ON s.id = a.section_id WHERE ${where} ${order}`);
  return rows;
}
