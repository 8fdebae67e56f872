import { sql } from "drizzle-orm";
import { readTraits } from "#db/article-traits.ts";
import { forgetWords, indexWords } from "#db/article-words.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { enqueue } from "#db/queue.ts";
import { readCandidates } from "#db/related-candidates.ts";
import { type Choices, type Offers, standingBeside, storeRelated, takeAway } from "#db/related-rows.ts";
import { ids } from "#db/teasers.ts";
import { within } from "#db/within.ts";
import type { Jobs } from "#lib/jobs.ts";
import type { Publisher, System } from "#lib/proof.ts";
import { chooseRelated, RELATED_STORED, rankRelated } from "#lib/related.ts";
import { keywordCosine } from "#lib/words/traits.ts";

/** Statements stay small and their memory bounded. */
const CHUNK = 100;
/** A publication brings at most so many older articles up to date: the most affected first. */
const REFRESHED_PER_ARTICLE = 12;

/** Indexes live articles and computes what stands beside them, at once: for many that came in together. */
export async function refreshRelated(
  _publisher: Publisher,
  articleIds: readonly number[],
  tx?: Transaction,
): Promise<void> {
  await within(tx, async (tx) => {
    await takeTurn(tx);
    for (const chunk of chunks(articleIds)) await indexWords(tx, chunk);
    await relateChanged(tx, articleIds);
  });
}

/** What publishing, changing and withdrawing left to be computed. Done twice it is the same. */
export async function relateQueued(_system: System, { changed, short }: Jobs["related"]): Promise<void> {
  if (changed.length > 0)
    await transaction(async (tx) => {
      await takeTurn(tx);
      await relateChanged(tx, changed);
    });
  // Whoever publishes meanwhile waits for one at most.
  for (const id of short)
    await transaction(async (tx) => {
      await takeTurn(tx);
      await relate(tx, await liveAmong(tx, [id]));
    });
}

/** Has it computed what stands beside these, once the transaction has committed. */
export function relateLater(
  tx: Transaction,
  { changed = [], short = [] }: Partial<Jobs["related"]>,
): Promise<void> {
  return enqueue(tx, "related", { changed, short });
}

/** Takes articles out of the count of words and out of every list of related news, before they are withdrawn. */
export async function forgetRelated(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  await takeTurn(tx);
  await forgetWords(tx, articleIds);
  const short = await takeAway(tx, articleIds);
  if (short.length > 0) await relateLater(tx, { short: theFirst(short, articleIds) });
}

/** Computes what stands beside them, and brings the neighbours up to date that gain by it or lose one. */
async function relateChanged(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  const live = await liveAmong(tx, articleIds);
  const had = await takeAway(tx, live);
  const offers: Offers = new Map();
  for (const chunk of chunks(live)) {
    for (const [from, chosen] of await relate(tx, chunk))
      for (const { id, score } of chosen) offers.set(id, [...(offers.get(id) ?? []), { from, score }]);
  }
  for (const id of live) offers.delete(id);
  const gaining = new Set(theFirst(await mostGaining(tx, offers), live));
  for (const chunk of chunks([...gaining])) await relate(tx, chunk, await standingBeside(tx, chunk, offers));
  const short = had.filter((id) => !gaining.has(id));
  if (short.length > 0) await relateLater(tx, { short: theFirst(short, live) });
}

/** The work for a publication has an end. */
const theFirst = (neighbours: readonly number[], of: readonly number[]) =>
  neighbours.slice(0, REFRESHED_PER_ARTICLE * of.length);

/** What is before the readers, of these. */
async function liveAmong(tx: Transaction, articleIds: readonly number[]): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    SELECT a.id FROM articles a WHERE a.id = ANY(${ids(articleIds)}) AND a.state = 'live' ORDER BY a.id`);
  return rows.map(({ id }) => id);
}

/** What stands beside one live article once an editor has changed it; its neighbours stay as they are. */
export async function relateAnew(tx: Transaction, articleId: number): Promise<void> {
  await relate(tx, [articleId]);
}

async function relate(
  tx: Transaction,
  articleIds: readonly number[],
  known?: ReadonlyMap<number, readonly number[]>,
): Promise<Choices> {
  const candidates = await readCandidates(tx, articleIds, known);
  const ranked = new Map([...candidates].map(([id, found]) => [id, rankRelated(found)]));
  const compared = [...new Set([...ranked.values()].flat().map(({ candidate }) => candidate.id))];
  const traits = await readTraits(tx, compared);
  const overlap = (a: number, b: number) => {
    const [one, other] = [traits.get(a), traits.get(b)];
    return one && other ? keywordCosine(one.keywords, other.keywords) : 0;
  };
  const choices: Choices = new Map([...ranked].map(([id, best]) => [id, chooseRelated(best, overlap)]));
  await storeRelated(tx, choices);
  return choices;
}

/** Neighbours for which one that is offered is better than the weakest that they have, or that have room; the best served first. */
async function mostGaining(tx: Transaction, offers: Offers): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number; weakest: number }>(sql`
    SELECT r.article_id AS id, min(r.score)::float8 AS weakest FROM related_articles r
    WHERE r.article_id = ANY(${ids([...offers.keys()])}) AND r.excluded_at IS NULL
    GROUP BY r.article_id HAVING count(*) >= ${RELATED_STORED}`);
  const full = new Map(rows.map(({ id, weakest }) => [id, weakest]));
  return [...offers]
    .map(([id, all]) => ({ id, best: Math.max(...all.map(({ score }) => score)) }))
    .filter(({ id, best }) => best > (full.get(id) ?? 0))
    .toSorted((a, b) => b.best - a.best)
    .map(({ id }) => id);
}

function chunks(list: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) =>
    list.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}
