import { type SQL, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { relateAnew } from "#db/related-refresh.ts";
import { isLive } from "#db/teasers.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** So many may be pinned under one article, and as many excluded: four are shown, and the desk lists all. */
export const CHOSEN_MOST = 24;

/** Which article it is about, and which other one stands under it or not. */
export type Pair = { articleId: number; relatedId: number };

/**
 * Puts an article first under another, after those pinned before; takes back that it was excluded.
 * @returns the headline of the one pinned @throws Refusal itself, not-found, not-live, too-many
 */
export function pinRelated(publisher: Publisher, pair: Pair): Promise<string> {
  return choose(publisher, pair, "pin");
}

/**
 * Never lets an article stand under another, the other way round being untouched; takes back that it was pinned.
 * @returns its headline @throws Refusal itself, not-found, not-live, too-many
 */
export function excludeRelated(publisher: Publisher, pair: Pair): Promise<string> {
  return choose(publisher, pair, "exclude");
}

/** Takes back that it was pinned: it stands where its score puts it, or not at all. @throws Refusal not-found */
export function unpinRelated(publisher: Publisher, pair: Pair): Promise<string> {
  return takeBack(publisher, pair, "unpin");
}

/** Takes back that it was excluded. @throws Refusal not-found */
export function readmitRelated(publisher: Publisher, pair: Pair): Promise<string> {
  return takeBack(publisher, pair, "readmit");
}

const CHOICES = { pin: sql`pinned_at`, exclude: sql`excluded_at` };
const TAKEN_BACK = { unpin: CHOICES.pin, readmit: CHOICES.exclude };

/** Chosen already: nothing is written. The moment is the clock's, so that pins stand in the order of their turns. */
function choose(publisher: Publisher, pair: Pair, act: "pin" | "exclude"): Promise<string> {
  return transaction(async (tx) => {
    await takeTurn(tx);
    const { title, canStand, isSeen } = await readPair(tx, pair);
    if (!canStand) throw new Refusal("not-live", `article ${pair.relatedId}`);
    const [column, other] = act === "pin" ? [CHOICES.pin, CHOICES.exclude] : [CHOICES.exclude, CHOICES.pin];
    const { rowCount } = await tx.execute(sql`
      INSERT INTO related_articles AS r (article_id, related_id, score, reason, ${column})
      VALUES (${pair.articleId}, ${pair.relatedId}, 0, '{"topics":[],"words":[],"story":false}', clock_timestamp())
      ON CONFLICT (article_id, related_id) DO UPDATE SET ${column} = clock_timestamp(), ${other} = NULL
      WHERE r.${column} IS NULL`);
    if (!rowCount) return title;
    await requireRoom(tx, pair.articleId, column);
    await settle(tx, publisher, { pair, act, isSeen });
    return title;
  });
}

function takeBack(publisher: Publisher, pair: Pair, act: "unpin" | "readmit"): Promise<string> {
  return transaction(async (tx) => {
    await takeTurn(tx);
    const { title, isSeen } = await readPair(tx, pair);
    // What is near on its own account comes back as the relations are worked out anew.
    const { rowCount } = await tx.execute(sql`
      DELETE FROM related_articles r WHERE r.article_id = ${pair.articleId} AND r.related_id = ${pair.relatedId}
        AND r.${TAKEN_BACK[act]} IS NOT NULL`);
    if (rowCount) await settle(tx, publisher, { pair, act, isSeen });
    return title;
  });
}

type Act = "pin" | "exclude" | "unpin" | "readmit";
type Settled = { pair: Pair; act: Act; isSeen: boolean };

/** Where readers see the article its neighbours are worked out anew, which tells of its page. */
async function settle(tx: Transaction, publisher: Publisher, { pair, act, isSeen }: Settled): Promise<void> {
  if (isSeen) await relateAnew(tx, pair.articleId);
  await audit(tx, publisher, {
    action: "update",
    subject: "article",
    subjectId: pair.articleId,
    detail: { related: act, relatedId: pair.relatedId },
  });
}

type Found = { title: string; canStand: boolean; isSeen: boolean };

/** `canStand`: the related one can be read; `isSeen`: the one it stands under. */
async function readPair(tx: Transaction, { articleId, relatedId }: Pair): Promise<Found> {
  if (articleId === relatedId) throw new Refusal("itself", `article ${articleId}`);
  const { rows } = await tx.execute<Found>(sql`
    SELECT o.title, EXISTS (SELECT FROM articles a WHERE a.id = o.id AND ${isLive}) AS "canStand",
      EXISTS (SELECT FROM articles a WHERE a.id = b.id AND ${isLive}) AS "isSeen"
    FROM articles b CROSS JOIN articles o WHERE b.id = ${articleId} AND o.id = ${relatedId}`);
  if (!rows[0]) throw new Refusal("not-found", `articles ${articleId}, ${relatedId}`);
  return rows[0];
}

async function requireRoom(tx: Transaction, articleId: number, column: SQL): Promise<void> {
  const { rows } = await tx.execute<{ chosen: number }>(sql`
    SELECT count(*)::int AS chosen FROM related_articles r WHERE r.article_id = ${articleId} AND r.${column} IS NOT NULL`);
  if ((rows[0]?.chosen ?? 0) > CHOSEN_MOST)
    throw new Refusal("too-many", `article ${articleId}`, { most: CHOSEN_MOST });
}
