import { ALL, type Reading, readVocabulary } from "#db/vocabulary.ts";
import { marks } from "#lib/words/marks.ts";

/** A month of UTC, and how many articles came out in it. */
export type Month = { first: Date; articles: number };

/** How the archive lies in time, the newest month first; empty months are left out. `articles`: how many there are in all. */
export type ArchiveMonths = { months: Month[]; articles: number };

/** Older months than these years are looked through together. */
const YEARS = 60;

/** Asks once, and only if somebody wants to know. */
export function archiveMonths(reading: Reading): () => Promise<ArchiveMonths> {
  let asked: Promise<ArchiveMonths> | undefined;
  return () => (asked ??= readMonths(reading));
}

async function readMonths(reading: Reading): Promise<ArchiveMonths> {
  const now = new Date();
  const years = Array.from(
    { length: YEARS },
    (_, back) => new Date(Date.UTC(now.getUTCFullYear() - back, 0)),
  );
  const ofYears = await readVocabulary(reading, [ALL, ...years.map(marks.year)]);
  const firsts = years
    .filter((year) => (ofYears.get(marks.year(year))?.articles ?? 0) > 0)
    .flatMap((year) =>
      Array.from({ length: 12 }, (_, back) => new Date(Date.UTC(year.getUTCFullYear(), 11 - back))),
    )
    .filter((first) => first <= now);
  const ofMonths = await readVocabulary(reading, firsts.map(marks.month));
  const months = firsts
    .map((first) => ({ first, articles: ofMonths.get(marks.month(first))?.articles ?? 0 }))
    .filter(({ articles }) => articles > 0);
  return { months, articles: ofYears.get(ALL)?.articles ?? 0 };
}
