/**
 * What the newsroom says about an article of its own after it was published (A4). "reply" is somebody's own answer
 * to what was said of them, which the law has us carry word for word (Gegendarstellung).
 */
export const CORRECTION_KINDS = ["correction", "update", "clarification", "reply"] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export type Correction = { kind: CorrectionKind; text: string; at: Date };

type Named = { slug: string; name: string };

/** One on the page of all corrections: with the article that it is about. */
export type ListedCorrection = Correction & {
  id: number;
  article: { id: number; slug: string; title: string; section: Named };
};

/** A slip of the pen is mended within this time; later a correction is taken back, with a reason, and written anew. */
export const EDIT_MINUTES = 30;

/** A reply may be as long as what it answers; in characters. */
export const LONGEST_CORRECTION = 20_000;

export const isEditable = (publishedAt: Date, now: Date): boolean =>
  now.getTime() - publishedAt.getTime() < EDIT_MINUTES * 60_000;

/** An empty line parts paragraphs. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
