import { attachmentAddresses, importAttachments } from "#db/import-attachments.ts";
import { importEntries } from "#db/import-entries.ts";
import { importAddresses, logImport, recountTopics } from "#db/import-finish.ts";
import { importLists } from "#db/import-lists.ts";
import { relateImported } from "#db/import-related.ts";
import { inTransactions, startMapping, startRun } from "#db/import-run.ts";
import { countSitemapMonths } from "#db/sitemap.ts";
import type { Operator } from "#lib/proof.ts";
import { listAddresses } from "#lib/wordpress/list-addresses.ts";
import { emptyReport, hasChanged, type ImportReport } from "#lib/wordpress/report.ts";
import { surveyFile } from "#lib/wordpress/survey-file.ts";

export type ImportOptions = {
  /** Everything is tried and taken back. */
  dryRun?: boolean;
  /** For dates without a zone and for what is due. */
  now?: Date;
  progress?: (stage: "reading" | "writing" | "relating", done: number, total: number) => void;
};

/**
 * Brings a WordPress export into the portal. The file is read twice, since texts refer to what comes after
 * them; memory stays that of one batch. A second run of the same file changes nothing, a run that was cut off
 * goes on.
 * @throws NotWxr when the file is no export; nothing is written then
 */
export async function importWordpress(
  operator: Operator,
  file: string,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const report = emptyReport();
  const survey = await surveyFile(file, report, (bytes, total) =>
    options.progress?.("reading", bytes, total),
  );
  await inTransactions(options.dryRun ?? false, async (transact) => {
    const run = startRun(survey, file, report, transact);
    const lists = await importLists(operator, run, survey, report);
    await importAttachments(operator, run, survey, report);
    const mapping = await startMapping(run, survey, report, options.now ?? new Date());
    const progress = (done: number, total: number) => options.progress?.("writing", done, total);
    await importEntries({ operator, run, report, survey, mapping, lists, file, progress });
    await importAddresses(operator, run, [
      ...listAddresses(survey, lists.slugs, mapping.base).map((one) => ({
        ...one,
        articleId: null,
        line: 0,
      })),
      ...(await attachmentAddresses(run, survey, mapping.base)),
    ]);
    await recountTopics(operator, run);
    await countSitemapMonths(operator);
    if (!options.dryRun) {
      let related = 0;
      await relateImported(operator, run, (done) => {
        related += done;
        options.progress?.("relating", related, survey.counts.get("post") ?? related);
      });
    }
    if (hasChanged(report))
      await logImport(operator, run, { file, counts: Object.fromEntries(survey.counts) });
  });
  return report;
}
