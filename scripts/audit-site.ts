import { defineCommand, runMain } from "citty";
import { SingleBar } from "cli-progress";
import { auditTable } from "#lib/audit/audit-table.ts";
import { audit } from "#lib/audit/rules.ts";
import { CannotCrawl, crawlSite } from "#scripts/crawl-site.ts";

const DEFAULT_MAX = 5000;

/** Exit codes: something was found; nothing could be tried. */
const FOUND = 1;
const FAILED = 2;

const command = defineCommand({
  meta: {
    name: "audit-site",
    description:
      "Looks at a running portal from outside and says which rules for sitemaps, feeds and pages it breaks",
  },
  args: {
    url: { type: "positional", required: true, description: "the portal, https://news.example" },
    max: { type: "string", description: "documents to ask for at most", default: `${DEFAULT_MAX}` },
    json: { type: "boolean", description: "all findings as JSON", default: false },
  },
  async run({ args }) {
    const max = Number(args.max);
    if (!URL.canParse(args.url) || !/^https?:$/.test(new URL(args.url).protocol))
      return fail(`"${args.url}" is no address: expected https://news.example`);
    if (!Number.isSafeInteger(max) || max < 1) return fail(`--max is "${args.max}", expected a number`);
    const bar =
      process.stderr.isTTY && !args.json
        ? new SingleBar({ format: "{bar} {value} of {total}", clearOnComplete: true })
        : null;
    try {
      bar?.start(1, 0);
      const crawl = await crawlSite(args.url, {
        max,
        progress: (done, known) => {
          bar?.setTotal(known);
          bar?.update(done);
        },
      });
      bar?.stop();
      const verdicts = audit(crawl);
      const seen = { documents: crawl.visits.size, pages: crawl.pages.length, feeds: crawl.feeds.length };
      const found = verdicts.reduce((sum, { findings }) => sum + findings.length, 0);
      if (args.json)
        console.log(JSON.stringify({ ...seen, isComplete: crawl.isComplete, verdicts }, null, 2));
      else {
        console.log(auditTable(verdicts));
        if (!crawl.isComplete)
          console.log(
            `\nThere is more than ${max} documents (--max): orphans and unlisted pages were not looked for.`,
          );
        console.log(
          `\n${seen.documents} documents, ${seen.pages} pages, ${seen.feeds} feeds: ${found} findings.`,
        );
      }
      if (found > 0) process.exitCode = FOUND;
    } catch (error) {
      bar?.stop();
      if (!(error instanceof CannotCrawl)) throw error;
      fail(error.message);
    }
  },
});

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = FAILED;
}

await runMain(command);
