import { importMedia } from "#db/import-media.ts";
import type { OldAddress } from "#db/import-redirects.ts";
import { chunks, type ImportRun, loadRefs, refKey } from "#db/import-refs.ts";
import type { Operator } from "#lib/proof.ts";
import { entryPaths } from "#lib/wordpress/old-paths.ts";
import { countOutcome, type ImportReport } from "#lib/wordpress/report.ts";
import type { Survey } from "#lib/wordpress/survey.ts";

const CHUNK = 1000;

/** The library: words and addresses of its files. */
export async function importAttachments(
  operator: Operator,
  run: ImportRun,
  survey: Survey,
  report: ImportReport,
): Promise<void> {
  const files = [...survey.attachments.values()];
  const records = files.map(({ id, url, alt, caption, line }) => ({
    id: id || url,
    url,
    alt,
    caption,
    line,
  }));
  const outcomes = await importMedia(operator, run, records);
  for (const outcome of outcomes) countOutcome(report, "attachment", outcome);
  const without = (survey.counts.get("attachment") ?? 0) - files.length;
  countOutcome(report, "attachment", { skipped: "no address, or its number used twice" }, without);
}

/** WordPress gave every picture a page of its own: now the article that it was uploaded to. */
export async function attachmentAddresses(
  run: ImportRun,
  survey: Survey,
  base: string,
): Promise<OldAddress[]> {
  const files = [...survey.attachments.values()].filter(({ parent }) => parent !== "" && parent !== "0");
  const addresses: OldAddress[] = [];
  for (const part of chunks(files, CHUNK)) {
    const parents = await run.transact((tx) =>
      loadRefs(tx, run, "article", [...new Set(part.map(({ parent }) => parent))]),
    );
    for (const { id, link, url, parent, line } of part) {
      const articleId = parents.get(refKey(parent))?.targetId;
      if (articleId === undefined || link === url) continue;
      const olds = entryPaths({ id, link, guid: "", type: "attachment" }, base);
      addresses.push(...olds.map((from) => ({ from, articleId, toPath: null, line })));
    }
  }
  return addresses;
}
