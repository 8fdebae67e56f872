import { printTable } from "#bench/table.ts";
import { transaction } from "#db/client.ts";
import { readCandidates } from "#db/related-candidates.ts";
import { query } from "#db/testing/query.ts";
import { RELATED_SHOWN, type RelatedCandidate, scoreRelated } from "#lib/related.ts";
import type { RelatedSignal } from "#lib/related-signals.ts";

/** What a candidate is once a signal is left out. */
const WITHOUT: Record<RelatedSignal, Partial<RelatedCandidate>> = {
  words: { keywords: 0 },
  latent: { latent: null },
  topics: { topics: [] },
  section: { sameSection: false },
  story: { sameStory: false },
  recency: { daysApart: 0 },
};

/**
 * What each signal changes in the demo content, which has topics, stories, sections and days: of the nearest to each
 * article, how many others there were without it. Whether they are better nobody has judged.
 */
export async function measureLeftOut(): Promise<void> {
  const live = await query<{ id: number }>("SELECT id FROM articles WHERE state = 'live' ORDER BY id");
  const found = await transaction((tx) =>
    readCandidates(
      tx,
      live.map(({ id }) => id),
    ),
  );
  const lists = [...found.values()].filter((candidates) => candidates.length > RELATED_SHOWN);
  const rows = Object.entries(WITHOUT).map(([signal, left]) => {
    const others = lists.map((candidates) => {
      const [all, without] = [nearest(candidates, {}), nearest(candidates, left)];
      return { all: without.filter((id) => !all.includes(id)).length, first: all[0] !== without[0] };
    });
    const mean = (of: (one: (typeof others)[number]) => number) =>
      (others.reduce((sum, one) => sum + of(one), 0) / others.length).toFixed(3);
    return [signal, mean(({ all }) => all / RELATED_SHOWN), mean(({ first }) => Number(first))];
  });
  printTable(
    [`without, of ${lists.length} articles`, `other ones of ${RELATED_SHOWN}`, "another first"],
    rows,
  );
  console.log();
}

function nearest(candidates: readonly RelatedCandidate[], left: Partial<RelatedCandidate>): number[] {
  const scored = candidates.map((candidate) => ({
    id: candidate.id,
    score: scoreRelated({ ...candidate, ...left }),
  }));
  return scored
    .toSorted((a, b) => b.score - a.score || b.id - a.id)
    .slice(0, RELATED_SHOWN)
    .map(({ id }) => id);
}
