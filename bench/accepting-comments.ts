import { setTimeout as sleep } from "node:timers/promises";
import { ask, askAll } from "#bench/ask.ts";
import { A_PERSON, makeCommenters, sendComment, type Turns, turn } from "#bench/commenter.ts";
import type { Contender } from "#bench/contender.ts";
import type { DeskArticle } from "#bench/desk.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { median, percentile, printTable } from "#bench/table.ts";
import { paths } from "#lib/paths.ts";

/** A debate at its loudest, while a town reads. */
const COMMENTS_A_SECOND = 50;
const PAGES_A_SECOND = 200;
const SECONDS = 20;
const WARM_UP_SECONDS = 2;
const MOST_MS = 30;

/** How long a comment takes from sending to the answer, at a steady rate and beside readers. */
export async function measureAccepting(portal: Contender, articles: readonly DeskArticle[]): Promise<void> {
  const { origin } = portal;
  const sent = COMMENTS_A_SECOND * (WARM_UP_SECONDS + SECONDS);
  const turns = { articles, commenters: await makeCommenters(Math.ceil(sent / A_PERSON), origin) };
  const pages = [paths.home(), paths.latest(), ...articles.map(({ path }) => path)];
  await askAll(origin, pages, 4);
  await accept(origin, turns, WARM_UP_SECONDS);
  const reading = new AbortController();
  const read = readOn(origin, pages, reading.signal);
  const cpu = portal.cpu();
  const { times, refused } = await accept(origin, turns, SECONDS);
  const spent = portal.cpu() - cpu;
  reading.abort();
  const readTimes = await read;
  const head = `${COMMENTS_A_SECOND} comments a second, ${PAGES_A_SECOND} pages a second`;
  printTable(
    [head, "count", "median ms", "p95 ms"],
    [
      ["comment, from sending to the answer", ...figuresOf(times)],
      ["page, from asking to its last byte", ...figuresOf(readTimes)],
    ],
  );
  const each = rounded(spent / times.length);
  console.log(`\n${each} ms of the process' time a comment, its readers' pages included.\n`);
  printFigure("comments that were not accepted", refused, { atMost: 0 });
  printFigure("accepting a comment, p95", percentile(times, 0.95), { atMost: MOST_MS }, " ms");
}

const figuresOf = (times: readonly number[]) => [
  `${times.length}`,
  rounded(median(times)),
  rounded(percentile(times, 0.95)),
];

/** Sends at its rate whatever the answers do, as people would. @returns milliseconds of each */
async function accept(origin: string, turns: Turns, seconds: number) {
  const times: number[] = [];
  let refused = 0;
  const send = async (count: number) => {
    const { commenter, form } = turn(turns, count);
    const sent = performance.now();
    const isAccepted = await sendComment(origin, commenter, form);
    times.push(performance.now() - sent);
    if (!isAccepted) refused += 1;
  };
  const running: Promise<void>[] = [];
  const began = performance.now();
  for (let count = 0; count < COMMENTS_A_SECOND * seconds; count++) {
    await sleep(Math.max(0, began + (count * 1000) / COMMENTS_A_SECOND - performance.now()));
    running.push(send(count));
  }
  await Promise.all(running);
  return { times, refused };
}

/** @returns milliseconds of each page */
async function readOn(origin: string, pages: readonly string[], signal: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  const read = async (path: string) => {
    const asked = performance.now();
    await ask(origin + path, { accept: "br" });
    times.push(performance.now() - asked);
  };
  const running: Promise<void>[] = [];
  for (let count = 0; !signal.aborted; count++) {
    running.push(read(pages[count % pages.length] ?? "/"));
    await sleep(1000 / PAGES_A_SECOND);
  }
  await Promise.all(running);
  return times;
}
