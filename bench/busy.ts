import { setTimeout as sleep } from "node:timers/promises";
import { ask, askAll } from "#bench/ask.ts";
import { startDatabase } from "#bench/database.ts";
import { type DeskArticle, newestArticles } from "#bench/desk.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { LOADED_BY, load } from "#bench/load.ts";
import { CONNECTIONS, type Load } from "#bench/load-terms.ts";
import { newMark } from "#bench/mark.ts";
import { onStage } from "#bench/stage.ts";
import { median, printTable } from "#bench/table.ts";
import { startWriter, type Writer } from "#bench/writer.ts";
import { paths } from "#lib/paths.ts";

const ROUNDS = 3;
const SECONDS = 8;
/** A newsroom on its busiest day, and its readers. */
const PUBLISHED_A_SECOND = 5;
const APPROVED_A_SECOND = 20;
const REST_MS = 2_000;
const READ = 50;

/** What writing did to reading: answers that came too late, and answers that were old. */
type Tally = { published: number; approved: number; stale: number };

/** How long readers wait at most while the newsroom writes, beside how long they wait while it rests. */
export async function benchBusy(): Promise<void> {
  await onStage(async (keep) => {
    const writer = await startWriter(keep, await startDatabase(keep));
    const articles = await newestArticles(READ);
    const read = [paths.home(), paths.latest(), ...articles.map(({ path }) => path)];
    const { origin } = writer.portal;
    const rounds: { idle: Load; busy: Load }[] = [];
    const tally: Tally = { published: 0, approved: 0, stale: 0 };
    const options = { paths: read, seconds: SECONDS, accept: "br" };
    for (let round = 0; round <= ROUNDS; round++) {
      await askAll(origin, read, 4);
      await sleep(REST_MS);
      const idle = await load(origin, options);
      const writing = new AbortController();
      const written = writeOn(writer, articles, { signal: writing.signal, tally });
      const busy = await load(origin, options);
      writing.abort();
      await written;
      // The first round warms up.
      if (round > 0) rounds.push({ idle, busy });
    }
    print(rounds, tally);
  });
}

type Writing = { signal: AbortSignal; tally: Tally };

async function writeOn(
  writer: Writer,
  articles: readonly DeskArticle[],
  { signal, tally }: Writing,
): Promise<void> {
  const running: Promise<void>[] = [];
  const every = async (perSecond: number, write: (article: DeskArticle) => Promise<void>) => {
    for (let count = 0; !signal.aborted; count++) {
      const article = articles[count % articles.length];
      if (article) running.push(write(article));
      await sleep(1000 / perSecond);
    }
  };
  await Promise.all([
    every(PUBLISHED_A_SECOND, async ({ section }) => {
      const mark = newMark();
      await writer.write({ kind: "publish", sectionId: section.id, mark });
      tally.published += 1;
      await probe(paths.article({ slug: mark, section }), mark);
    }),
    every(APPROVED_A_SECOND, async ({ id, path }) => {
      const mark = newMark();
      await writer.write({ kind: "comment", articleId: id, mark });
      tally.approved += 1;
      await probe(path, mark);
    }),
  ]);
  await Promise.all(running);

  /** Who wrote reads at once: the page is new. */
  async function probe(path: string, mark: string): Promise<void> {
    const answer = await ask(writer.portal.origin + path);
    if (!answer.text().includes(mark)) tally.stale += 1;
  }
}

function print(rounds: readonly { idle: Load; busy: Load }[], { published, approved, stale }: Tally): void {
  const typical = (kind: "idle" | "busy", key: keyof Load) => median(rounds.map((round) => round[kind][key]));
  printTable(
    ["newsroom", "requests/s", "p99 ms", "failed"],
    (["idle", "busy"] as const).map((kind) => [
      kind,
      typical(kind, "perSecond").toFixed(0),
      rounded(typical(kind, "p99")),
      String(rounds.reduce((sum, round) => sum + round[kind].failed, 0)),
    ]),
  );
  console.log(
    `\nMedians of ${ROUNDS} rounds of ${SECONDS} s in turns, ${CONNECTIONS} connections over ${READ + 2} pages (${LOADED_BY});`,
    `\nbusy: ${PUBLISHED_A_SECOND} articles published and ${APPROVED_A_SECOND} comments approved a second, ${published} and ${approved} in all, each read at once.\n`,
  );
  printFigure("p99 busy to idle", typical("busy", "p99") / typical("idle", "p99"), { atMost: 3 });
  printFigure("old answers after a write", stale, { atMost: 0 });
}
