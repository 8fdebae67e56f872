/**
 * What is looked up beside the words of an article, in the same index: where it stands and when it came out. No word
 * begins so (lib/words/tokens.ts). Months and years are those of UTC, whatever zone the portal has.
 */
export const marks = {
  section: (id: number) => `=s${id}`,
  topic: (id: number) => `=t${id}`,
  author: (id: number) => `=a${id}`,
  language: (language: string) => `=${language}`,
  month: (date: Date) => `=m${date.toISOString().slice(0, 7)}`,
  year: (date: Date) => `=y${date.toISOString().slice(0, 4)}`,
  /** The word stands in the headline. */
  headline: (lexeme: string) => `^${lexeme}`,
} as const;

/** The marks of these months; twelve of one year are one: the index is asked for less. @param months any moment of each */
export function marksOfMonths(months: readonly Date[]): string[] {
  const years = Map.groupBy(months, (month) => month.getUTCFullYear());
  return [...years.values()].flatMap((ofYear) =>
    ofYear.length === 12 && ofYear[0] ? [marks.year(ofYear[0])] : ofYear.map(marks.month),
  );
}
