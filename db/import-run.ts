import { savepoint, type Transaction, transaction } from "#db/client.ts";
import type { ImportRun } from "#db/import-refs.ts";
import { settings } from "#db/schema/site.ts";
import { parseSettings } from "#lib/settings.ts";
import type { Mapping } from "#lib/wordpress/map-article.ts";
import { basePath } from "#lib/wordpress/old-paths.ts";
import { attachmentFinder } from "#lib/wordpress/picture-address.ts";
import { addLine, countOutcome, type ImportReport } from "#lib/wordpress/report.ts";
import { libraryOf, type Survey } from "#lib/wordpress/survey.ts";

class TakenBack extends Error {}

/** A transaction for each batch; in a dry run one around all that is taken back. */
export async function inTransactions(
  dryRun: boolean,
  work: (transact: ImportRun["transact"]) => Promise<void>,
): Promise<void> {
  if (!dryRun) return work(transaction);
  try {
    await transaction(async (outer: Transaction) => {
      await work((batch) => savepoint(outer, batch));
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** What tells this import from those of other sites. */
export function startRun(
  survey: Survey,
  file: string,
  report: ImportReport,
  transact: ImportRun["transact"],
): ImportRun {
  const { channel } = survey;
  const address = channel.get("wp:base_blog_url") ?? channel.get("link") ?? channel.get("wp:base_site_url");
  return {
    source: (address ?? file)
      .replace(/^https?:\/\//, "")
      .replace(/\/+$/, "")
      .slice(0, 200),
    language: /^en\b/i.test(channel.get("language") ?? "de") ? "en" : "de",
    transact,
    note: (line, message) => addLine(report, line, message),
  };
}

/** What every entry is mapped with: the file's own and the portal's time zone. */
export async function startMapping(
  run: ImportRun,
  survey: Survey,
  report: ImportReport,
  now: Date,
): Promise<Mapping> {
  const { channel } = survey;
  const siteUrl = channel.get("wp:base_blog_url") ?? channel.get("link") ?? "";
  const rows = await run.transact((tx) =>
    tx.select({ name: settings.name, value: settings.value }).from(settings),
  );
  return {
    survey,
    library: libraryOf(survey),
    findPicture: attachmentFinder(survey.attachments.values()),
    base: basePath(siteUrl),
    siteUrl,
    timeZone: parseSettings(rows).timeZone,
    now,
    note: run.note,
    skipComment: (_, reason) => countOutcome(report, "comment", { skipped: reason }),
  };
}
