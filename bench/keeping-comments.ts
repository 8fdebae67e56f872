import { A_PERSON, makeCommenters, sendComment, turn } from "#bench/commenter.ts";
import type { Contender } from "#bench/contender.ts";
import type { Ground } from "#bench/database.ts";
import type { DeskArticle } from "#bench/desk.ts";
import { printFigure } from "#bench/figure.ts";
import { startPortal } from "#bench/portal.ts";
import type { Keep } from "#bench/stage.ts";
import { countByBody } from "#db/testing/count-comments.ts";

const SUBMITS = 10_000;
const AT_ONCE = 64;
/** One client in ten sends its form twice, at the same moment and to both processes. */
const TWICE_EVERY = 10;
/** One of the two processes is killed when so many have been sent. */
const KILLED_AFTER = SUBMITS / 2;

/** Two processes on one database; one dies in the middle, and who was writing to it tries again at the other. */
export async function countKept(
  keep: Keep,
  { ground, articles }: { ground: Ground; articles: readonly DeskArticle[] },
): Promise<void> {
  const first = await startPortal(keep, ground);
  const second = await startPortal(keep, ground);
  const commenters = await makeCommenters(Math.ceil(SUBMITS / A_PERSON), first.origin);
  const sent = Array.from({ length: SUBMITS }, (_, count) => turn({ commenters, articles }, count));
  let again = 0;
  let started = 0;
  const send = async ({ commenter, form }: (typeof sent)[number], count: number) => {
    const submit = ({ origin }: Contender) => sendComment(origin, commenter, form);
    const isAccepted = await submit(count % 2 === 0 ? first : second).catch(() => {
      again += 1;
      return submit(first);
    });
    if (!isAccepted) throw new Error(`A comment was refused: ${form.body}`);
  };
  const worker = async () => {
    while (started < sent.length) {
      const count = started++;
      const one = sent[count];
      if (!one) return;
      if (started === KILLED_AFTER) second.process.kill("SIGKILL");
      const times = count % TWICE_EVERY === 0 ? 2 : 1;
      await Promise.all(Array.from({ length: times }, (_, copy) => send(one, count + copy)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const counts = await countByBody(sent.map(({ form }) => form.body));
  console.log(
    `\n${SUBMITS} comments through two processes, ${AT_ONCE} at once, every tenth sent twice; one process killed in the` +
      `\nmiddle, after which ${again} were sent again.\n`,
  );
  printFigure("comments lost", SUBMITS - counts.size, { atMost: 0 });
  printFigure("comments doubled", [...counts.values()].filter((count) => count > 1).length, { atMost: 0 });
}
