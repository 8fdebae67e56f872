import { blocklist, realComments } from "#bench/comment-sets.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { percentile, printTable } from "#bench/table.ts";
import { timed } from "#bench/timed.ts";
import { screen } from "#lib/screening/screen.ts";
import { buildWordMatcher, type WordMatcher } from "#lib/screening/word-matcher.ts";

const LONGEST_COMMENT = 5000;

export function measureScreening(): void {
  const comments = realComments();
  const entries = blocklist().map((pattern) => ({ kind: "suspect" as const, pattern }));
  let words = buildWordMatcher([]);
  const building = timed(() => {
    words = buildWordMatcher(entries);
  });
  const long = comments.join(" ").slice(0, LONGEST_COMMENT);
  const times = comments.map((body) => timed(() => screenText(body, words)));
  const longTimes = Array.from({ length: 100 }, () => timed(() => screenText(long, words)));
  console.log(
    `All phases with a list of ${entries.length} words; the list is made ready in ${rounded(building)} ms.`,
  );
  printFigure(
    "Screening a comment, mean",
    times.reduce((a, b) => a + b, 0) / times.length,
    { atMost: 5 },
    " ms",
  );
  printFigure(
    `Screening ${LONGEST_COMMENT} characters, median`,
    percentile(longTimes, 0.5),
    { atMost: 5 },
    " ms",
  );

  const reasons = comments.flatMap((body) => screenText(body, buildWordMatcher([])));
  const counts = Map.groupBy(reasons, ({ verdict, reason }) => `${verdict}: ${reason}`);
  console.log(`\nWhat the phases that see only the text say of ${comments.length} real comments:`);
  printTable(
    ["verdict and reason", "comments", "%"],
    [...counts].map(([name, { length }]) => [
      name,
      String(length),
      ((100 * length) / comments.length).toFixed(2),
    ]),
  );
}

function screenText(body: string, words: WordMatcher) {
  return screen({
    body,
    bodyHash: "",
    articleId: 1,
    sentAt: new Date(0),
    secondsToWrite: null,
    honeypotFilled: false,
    sender: { approved: 1, rejected: 0, spam: 0, isFirstComment: false, isPremoderated: false, recent: [] },
    words,
    sameTextStands: false,
    locale: "de",
    risk: null,
  });
}
