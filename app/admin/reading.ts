import { type ReadingFigures, readReadingFigures } from "#db/reading-figures.ts";
import type { Viewer } from "#lib/proof.ts";

/** Views are written in batches anyway; so long, in milliseconds, the figures of before are told again. */
const FRESH_MS = 60_000;
let last: { at: number; figures: Promise<ReadingFigures> } | null = null;

/** What is read, at most a minute ago: the same for everybody. */
export function readReading(viewer: Viewer): Promise<ReadingFigures> {
  if (!last || Date.now() - last.at > FRESH_MS) {
    const figures = readReadingFigures(viewer);
    last = { at: Date.now(), figures };
    figures.catch(() => {
      last = null;
    });
  }
  return last.figures;
}
