import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defineCommand, runMain } from "citty";
import { SingleBar } from "cli-progress";
import { type ImportOptions, importWordpress } from "#db/import.ts";
import { withDatabase } from "#db/open.ts";
import { env } from "#lib/env.ts";
import { grantOperator } from "#lib/grant.ts";
import { StartError } from "#lib/start-error.ts";
import { formatTable, type ImportReport } from "#lib/wordpress/report.ts";
import { NotWxr } from "#lib/wordpress/wxr.ts";

/** The rest stands in the log file. */
const SHOWN_LINES = 50;
const STAGES = {
  reading: "Reading the file",
  writing: "Writing articles and pages",
  relating: "Finding related news",
};

const wordpress = defineCommand({
  meta: { name: "wordpress", description: "Brings a WordPress export (Tools → Export, WXR) into the portal" },
  args: {
    file: { type: "positional", description: "the export, an .xml file", required: true },
    media: { type: "string", description: "folder with wp-content/uploads" },
    "dry-run": { type: "boolean", description: "try everything, write nothing", default: false },
  },
  async run({ args }) {
    const dryRun = args["dry-run"];
    if (args.media) console.log("--media comes later: pictures keep their old address until then.");
    const progress = showProgress();
    try {
      const report = await withDatabase(() =>
        importWordpress(grantOperator("npm run import"), args.file, { dryRun, progress: progress.step }),
      );
      progress.end();
      await print(report, dryRun);
    } catch (error) {
      progress.end();
      if (!(error instanceof NotWxr || error instanceof StartError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  },
});

await runMain(defineCommand({ meta: { name: "import" }, subCommands: { wordpress } }));

/** A bar on a terminal, a line per stage elsewhere. */
function showProgress(): { step: NonNullable<ImportOptions["progress"]>; end: () => void } {
  let shown = "";
  let bar: SingleBar | undefined;
  const end = () => bar?.stop();
  const step: NonNullable<ImportOptions["progress"]> = (stage, done, total) => {
    if (stage !== shown) {
      end();
      shown = stage;
      if (process.stdout.isTTY) {
        bar = new SingleBar({ format: `${STAGES[stage]} {bar} {percentage}%`, clearOnComplete: true });
        bar.start(total, 0);
      } else console.log(`${STAGES[stage]} …`);
    }
    bar?.update(Math.min(done, total));
  };
  return { step, end };
}

async function print(report: ImportReport, dryRun: boolean): Promise<void> {
  const lines = report.more > 0 ? [...report.lines, `and ${report.more} more lines`] : report.lines;
  for (const line of lines.slice(0, SHOWN_LINES)) console.log(line);
  const table = formatTable(report);
  const { DATA_DIR } = env();
  const log = join(DATA_DIR, `import-${new Date().toISOString().replace(/[:.]/g, "-")}.log`);
  await mkdir(DATA_DIR, { recursive: true });
  await writeFile(log, `${[...lines, "", table].join("\n")}\n`);
  if (lines.length > SHOWN_LINES) console.log(`… ${lines.length - SHOWN_LINES} more lines`);
  console.log(`\n${table}\n`);
  console.log(`All lines are in ${log}.`);
  if (dryRun) console.log("This was a dry run: nothing was written.");
}
