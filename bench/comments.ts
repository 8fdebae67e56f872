import { setTimeout as sleep } from "node:timers/promises";
import { ask, askAll } from "#bench/ask.ts";
import { type Commenter, makeCommenters, sendComment } from "#bench/commenter.ts";
import type { Contender } from "#bench/contender.ts";
import { type Ground, startDatabase } from "#bench/database.ts";
import { type DeskArticle, newestArticles } from "#bench/desk.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { newMark } from "#bench/mark.ts";
import { startPortal } from "#bench/portal.ts";
import { type Keep, onStage } from "#bench/stage.ts";
import { median, percentile, printTable } from "#bench/table.ts";
import { countByBody } from "#db/testing/many-comments.ts";
import { paths } from "#lib/paths.ts";

/** A debate at its loudest, while a town reads. */
const COMMENTS_A_SECOND = 50;
const PAGES_A_SECOND = 200;
const SECONDS = 20;
const MOST_MS = 30;

const SUBMITS = 10_000;
const AT_ONCE = 64;
/** One client in ten sends its form twice, at the same moment. */
const TWICE_EVERY = 10;
/** One of the two processes is killed when so many have been sent. */
const KILLED_AFTER = SUBMITS / 2;
/** Nobody may write more than twelve comments in ten minutes (lib/screening/burst.ts). */
const A_PERSON = 10;

/** How long a comment takes to be accepted, and whether one is lost or doubled when a process dies under it. */
export async function benchComments(): Promise<void> {
  await onStage(async (keep) => {
    const ground = await startDatabase(keep);
    const portal = await startPortal(keep, ground);
    const articles = await openArticles(portal);
    await measureAccepting(portal, articles);
    await portal.stop();
    await countKept(keep, { ground, articles });
  });
}

/** Those of the newest that may be written under. */
async function openArticles({ origin }: Contender): Promise<DeskArticle[]> {
  const open: DeskArticle[] = [];
  for (const article of await newestArticles(30))
    if ((await ask(origin + article.path)).text().includes(`action="${paths.comments()}"`))
      open.push(article);
  return open;
}

async function measureAccepting(portal: Contender, articles: readonly DeskArticle[]): Promise<void> {
  const { origin } = portal;
  const commenters = await makeCommenters(Math.ceil((COMMENTS_A_SECOND * (SECONDS + 2)) / A_PERSON), origin);
  const pages = [paths.home(), paths.latest(), ...articles.map(({ path }) => path)];
  await askAll(origin, pages, 4);
  await accept({ commenters, articles, origin, seconds: 2 });
  const reading = new AbortController();
  const read = readOn(origin, pages, reading.signal);
  const cpu = portal.cpu();
  const { times, refused } = await accept({ commenters, articles, origin, seconds: SECONDS });
  const spent = portal.cpu() - cpu;
  reading.abort();
  const readTimes = await read;
  printTable(
    [
      `${COMMENTS_A_SECOND} comments a second, ${PAGES_A_SECOND} pages a second`,
      "count",
      "median ms",
      "p95 ms",
    ],
    [
      ["comment, from sending to the answer", `${times.length}`, ...both(times)],
      ["page, from asking to its last byte", `${readTimes.length}`, ...both(readTimes)],
    ],
  );
  console.log(
    `\n${rounded(spent / times.length)} ms of the process' time a comment, its readers' pages included.\n`,
  );
  printFigure("comments that were not accepted", refused, { atMost: 0 });
  printFigure("accepting a comment, p95", percentile(times, 0.95), { atMost: MOST_MS }, " ms");
}

const both = (times: readonly number[]) => [rounded(median(times)), rounded(percentile(times, 0.95))];

type Writing = {
  commenters: readonly Commenter[];
  articles: readonly DeskArticle[];
  origin: string;
  seconds: number;
};

/** Sends at its rate whatever the answers do, as people would. */
async function accept({ commenters, articles, origin, seconds }: Writing) {
  const times: number[] = [];
  let refused = 0;
  const running: Promise<void>[] = [];
  const began = performance.now();
  for (let count = 0; count < COMMENTS_A_SECOND * seconds; count++) {
    await sleep(Math.max(0, began + (count * 1000) / COMMENTS_A_SECOND - performance.now()));
    running.push(send(count));
  }
  await Promise.all(running);
  return { times, refused };

  async function send(count: number): Promise<void> {
    const commenter = commenters[count % commenters.length];
    const article = articles[count % articles.length];
    if (!commenter || !article) return;
    const sent = performance.now();
    const isAccepted = await sendComment(origin, commenter, {
      articleId: article.id,
      body: bodyOf(newMark()),
    });
    times.push(performance.now() - sent);
    if (!isAccepted) refused += 1;
  }
}

/** @returns milliseconds of each page */
async function readOn(origin: string, pages: readonly string[], signal: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  for (let count = 0; !signal.aborted; count++) {
    running.push(read(pages[count % pages.length] ?? "/"));
    await sleep(1000 / PAGES_A_SECOND);
  }
  await Promise.all(running);
  return times;

  async function read(path: string): Promise<void> {
    const asked = performance.now();
    await ask(origin + path, { accept: "br" });
    times.push(performance.now() - asked);
  }
}

/** Two processes on one database; one dies in the middle, and who was writing to it tries again at the other. */
async function countKept(keep: Keep, { ground, articles }: { ground: Ground; articles: DeskArticle[] }) {
  const [first, second] = [await startPortal(keep, ground), await startPortal(keep, ground)];
  const commenters = await makeCommenters(Math.ceil(SUBMITS / A_PERSON), first.origin);
  const bodies = Array.from({ length: SUBMITS }, () => bodyOf(newMark()));
  let started = 0;
  let again = 0;
  const worker = async () => {
    while (started < SUBMITS) {
      const count = started++;
      if (started === KILLED_AFTER) second.process.kill("SIGKILL");
      const isTwice = count % TWICE_EVERY === 0;
      await Promise.all(isTwice ? [untilAccepted(count), untilAccepted(count)] : [untilAccepted(count)]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const counts = await countByBody(bodies);
  const lost = bodies.filter((body) => !counts.has(body)).length;
  const doubled = [...counts.values()].filter((count) => count > 1).length;
  console.log(
    `\n${SUBMITS} comments through two processes, ${AT_ONCE} at once, every tenth sent twice; one process killed in the` +
      `\nmiddle, after which ${again} were sent again.\n`,
  );
  printFigure("comments lost", lost, { atMost: 0 });
  printFigure("comments doubled", doubled, { atMost: 0 });

  async function untilAccepted(count: number): Promise<void> {
    const commenter = commenters[count % commenters.length];
    const article = articles[count % articles.length];
    if (!commenter || !article) return;
    const form = { articleId: article.id, body: bodies[count] ?? "" };
    const to = [first, second][count % 2] ?? first;
    const isAccepted = await sendComment(to.origin, commenter, form).catch(() => null);
    if (isAccepted !== null) {
      if (!isAccepted) throw new Error(`A comment was refused: ${form.body}`);
      return;
    }
    again += 1;
    if (!(await sendComment(first.origin, commenter, form)))
      throw new Error(`A comment was refused: ${form.body}`);
  }
}

const bodyOf = (mark: string) =>
  `Zu ${mark} ist noch etwas zu sagen: Die Zahlen des letzten Jahres zeigen ein anderes Bild, als der Text vermuten lässt.`;
