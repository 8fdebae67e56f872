import { sql } from "drizzle-orm";
import { readTraits } from "#db/article-traits.ts";
import { forgetWords, indexWords } from "#db/article-words.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { readCandidates } from "#db/related-candidates.ts";
import { ids } from "#db/teasers.ts";
import { within } from "#db/within.ts";
import type { Publisher } from "#lib/proof.ts";
import { chooseRelated, RELATED_STORED, type RelatedChoice, rankRelated } from "#lib/related.ts";
import { tags } from "#lib/tags.ts";
import { keywordCosine } from "#lib/words/traits.ts";

/** Statements stay small and their memory bounded. */
const CHUNK = 100;
/** A publication brings at most so many older articles up to date: the most affected first. */
const REFRESHED_PER_ARTICLE = 12;
/** Any number that no other lock in this database uses. */
const PUBLICATION_LOCK = 48_151_623;

/** Of what an editor put there and nothing else brings near. */
const NO_REASON = sql`'{"topics":[],"words":[],"story":false}'::jsonb`;

type Choices = Map<number, RelatedChoice[]>;

/** Computes what stands beside these live articles, and brings the neighbours up to date that gain by it. */
export async function refreshRelated(
  _publisher: Publisher,
  articleIds: readonly number[],
  tx?: Transaction,
): Promise<void> {
  await within(tx, async (tx) => {
    await takeTurn(tx);
    for (const chunk of chunks(articleIds)) await indexWords(tx, chunk);
    const done = new Set(articleIds);
    const neighbours = new Map<number, number>();
    for (const chunk of chunks(articleIds)) {
      const choices = await relate(tx, chunk);
      for (const [id, score] of await gaining(tx, choices)) {
        if (!done.has(id)) neighbours.set(id, Math.max(score, neighbours.get(id) ?? 0));
      }
    }
    const most = [...neighbours].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
    for (const chunk of chunks(most.slice(0, REFRESHED_PER_ARTICLE * articleIds.length)))
      await relate(tx, chunk);
  });
}

/**
 * Takes articles out of the count of words and out of every list of related news: before they are withdrawn
 * or their text changes. Their neighbours find others, unless the article comes back at once.
 */
export async function forgetRelated(
  tx: Transaction,
  articleIds: readonly number[],
  { refreshNeighbours = true } = {},
): Promise<void> {
  await takeTurn(tx);
  await forgetWords(tx, articleIds);
  if (!refreshNeighbours) return;
  // What an editor pinned stays, without a reason that may hold no longer.
  await tx.execute(sql`
    UPDATE related_articles SET score = 0, reason = ${NO_REASON}
    WHERE (article_id = ANY(${ids(articleIds)}) OR related_id = ANY(${ids(articleIds)})) AND pinned_at IS NOT NULL`);
  const { rows } = await tx.execute<{ id: number }>(sql`
    DELETE FROM related_articles
    WHERE (article_id = ANY(${ids(articleIds)}) OR related_id = ANY(${ids(articleIds)}))
      AND pinned_at IS NULL AND excluded_at IS NULL
    RETURNING article_id AS id`);
  const gone = new Set(articleIds);
  const left = [...new Set(rows.map(({ id }) => id))].filter((id) => !gone.has(id));
  for (const chunk of chunks(left.slice(0, REFRESHED_PER_ARTICLE * articleIds.length)))
    await relate(tx, chunk);
}

/**
 * Everything that changes what is live takes this first. Publications count the same words and topics and
 * rewrite each other's neighbours; one after the other they cannot deadlock.
 */
export async function takeTurn(tx: Transaction): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${PUBLICATION_LOCK})`);
}

/** What stands beside one live article once an editor has changed it; its neighbours stay as they are. */
export async function relateAnew(tx: Transaction, articleId: number): Promise<void> {
  await relate(tx, [articleId]);
}

async function relate(tx: Transaction, articleIds: readonly number[]): Promise<Choices> {
  const candidates = await readCandidates(tx, articleIds);
  const ranked = new Map([...candidates].map(([id, found]) => [id, rankRelated(found)]));
  const compared = [...new Set([...ranked.values()].flat().map(({ candidate }) => candidate.id))];
  const traits = await readTraits(tx, compared);
  const overlap = (a: number, b: number) => {
    const [one, other] = [traits.get(a), traits.get(b)];
    return one && other ? keywordCosine(one.keywords, other.keywords) : 0;
  };
  const choices: Choices = new Map([...ranked].map(([id, best]) => [id, chooseRelated(best, overlap)]));
  await store(tx, choices);
  return choices;
}

async function store(tx: Transaction, choices: Choices): Promise<void> {
  announce(tx, { soft: [...choices.keys()].map(tags.article) });
  const rows = [...choices].flatMap(([articleId, chosen]) =>
    chosen.map(({ id, score, reason }) => ({ articleId, relatedId: id, score, reason })),
  );
  // What an editor pinned or excluded is the editor's.
  await tx.execute(sql`
    DELETE FROM related_articles WHERE article_id = ANY(${ids([...choices.keys()])})
      AND pinned_at IS NULL AND excluded_at IS NULL`);
  await tx.execute(sql`
    UPDATE related_articles SET score = 0, reason = ${NO_REASON}
    WHERE article_id = ANY(${ids([...choices.keys()])}) AND pinned_at IS NOT NULL`);
  await tx.execute(sql`
    INSERT INTO related_articles (article_id, related_id, score, reason)
    SELECT x."articleId", x."relatedId", x.score, x.reason
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x("articleId" bigint, "relatedId" bigint, score real, reason jsonb)
    ON CONFLICT (article_id, related_id) DO UPDATE
      SET score = excluded.score, reason = excluded.reason, computed_at = now()`);
}

/** Neighbours for which one of these articles is better than the weakest that they have, or that have room. */
async function gaining(tx: Transaction, choices: Choices): Promise<Map<number, number>> {
  const offers = new Map<number, number>();
  for (const { id, score } of [...choices.values()].flat())
    offers.set(id, Math.max(score, offers.get(id) ?? 0));
  const { rows } = await tx.execute<{ id: number; weakest: number }>(sql`
    SELECT r.article_id AS id, min(r.score)::float8 AS weakest FROM related_articles r
    WHERE r.article_id = ANY(${ids([...offers.keys()])}) AND r.excluded_at IS NULL
    GROUP BY r.article_id HAVING count(*) >= ${RELATED_STORED}`);
  const full = new Map(rows.map(({ id, weakest }) => [id, weakest]));
  return new Map([...offers].filter(([id, score]) => score > (full.get(id) ?? 0)));
}

function chunks(list: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) =>
    list.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}
