import { defineCommand, runMain } from "citty";
import { SingleBar } from "cli-progress";
import { withDatabase } from "#db/open.ts";
import { type Progress, seedSynthetic } from "#db/synthetic/seed.ts";
import { grantOperator } from "#lib/grant.ts";
import { StartError } from "#lib/start-error.ts";

const MOST = 10_000_000;

const seed = defineCommand({
  meta: {
    name: "seed",
    description: "Fills the portal with invented articles and comments to try it at scale",
  },
  args: {
    articles: { type: "string", description: "how many articles", default: "1000" },
    comments: { type: "string", description: "how many comments under the newest of them", default: "0" },
    related: { type: "boolean", description: "compute related news too (slower)", default: false },
  },
  async run({ args }) {
    const amounts = {
      articles: amount("articles", args.articles),
      comments: amount("comments", args.comments),
    };
    const started = performance.now();
    const { step, end } = showProgress({ ...amounts, related: amounts.articles });
    await withDatabase(() =>
      seedSynthetic(grantOperator("npm run seed"), { ...amounts, related: args.related }, step),
    ).finally(end);
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`${amounts.articles} articles and ${amounts.comments} comments in ${seconds} s.`);
  },
});

await runMain(
  defineCommand({
    ...seed,
    run: async (context) => {
      try {
        await seed.run?.(context);
      } catch (error) {
        if (!(error instanceof StartError)) throw error;
        console.error(error.message);
        process.exitCode = 1;
      }
    },
  }),
);

function amount(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > MOST)
    throw new StartError(`--${name} must be a whole number from 0 to ${MOST} (it is "${text}").`);
  return number;
}

/** A bar per step on a terminal, nothing elsewhere. */
function showProgress(totals: Record<Parameters<Progress>[0], number>): { step: Progress; end: () => void } {
  let shown = "";
  let bar: SingleBar | undefined;
  const end = () => bar?.stop();
  const step: Progress = (name, done) => {
    if (!process.stdout.isTTY) return;
    if (name !== shown) {
      end();
      shown = name;
      bar = new SingleBar({ format: `${name.padEnd(9)} {bar} {value}/{total}`, clearOnComplete: true });
      bar.start(totals[name], 0);
    }
    bar?.update(done);
  };
  return { step, end };
}
