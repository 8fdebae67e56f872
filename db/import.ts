import { createReadStream } from "node:fs";
import { type Transaction, transaction } from "#db/client.ts";
import { importArticles, type Places } from "#db/import-articles.ts";
import { attachmentAddresses } from "#db/import-attachments.ts";
import { importAddresses, logImport, recountTopics, relateImported } from "#db/import-finish.ts";
import { importLists, type Lists, topicsOfBatch } from "#db/import-lists.ts";
import { importMedia } from "#db/import-media.ts";
import { importPages } from "#db/import-pages.ts";
import type { ImportRun, Outcome } from "#db/import-refs.ts";
import { settings } from "#db/schema/site.ts";
import type { Operator } from "#lib/proof.ts";
import { parseSettings } from "#lib/settings.ts";
import type { Item } from "#lib/wordpress/items.ts";
import { listAddresses } from "#lib/wordpress/list-addresses.ts";
import { type Mapping, mapArticle, mapPage } from "#lib/wordpress/map-article.ts";
import { basePath } from "#lib/wordpress/old-paths.ts";
import { attachmentFinder } from "#lib/wordpress/picture-address.ts";
import type { ArticleRecord, PageRecord } from "#lib/wordpress/records.ts";
import { addLine, countOutcome, emptyReport, hasChanged, type ImportReport } from "#lib/wordpress/report.ts";
import { skipReason } from "#lib/wordpress/states.ts";
import { libraryOf, type Survey } from "#lib/wordpress/survey.ts";
import { surveyFile } from "#lib/wordpress/survey-file.ts";
import { readWxr } from "#lib/wordpress/wxr.ts";

export type ImportOptions = {
  /** Everything is tried and taken back. */
  dryRun?: boolean;
  /** For dates without a zone and for what is due. */
  now?: Date;
  progress?: (stage: "reading" | "writing" | "relating", done: number, total: number) => void;
};

/** Entries or characters in one transaction: what a cut-off run may have to do again. */
const BATCH_ENTRIES = 100;
const BATCH_CHARACTERS = 8_000_000;

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
    await importEntries({ operator, run, report, survey, mapping, lists, file, options });
    await importAddresses(operator, run, [
      ...listAddresses(survey, lists.slugs, mapping.base).map((one) => ({
        ...one,
        articleId: null,
        line: 0,
      })),
      ...(await attachmentAddresses(run, survey, mapping.base)),
    ]);
    await recountTopics(operator, run);
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

class TakenBack extends Error {}

/** A transaction for each batch; in a dry run one around all that is taken back. */
async function inTransactions(
  dryRun: boolean,
  work: (transact: ImportRun["transact"]) => Promise<void>,
): Promise<void> {
  if (!dryRun) return work(transaction);
  try {
    await transaction(async (outer: Transaction) => {
      await work((batch) => outer.transaction(batch));
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

function startRun(
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

async function startMapping(
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

async function importAttachments(
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

type Work = {
  operator: Operator;
  run: ImportRun;
  report: ImportReport;
  survey: Survey;
  mapping: Mapping;
  lists: Lists;
  file: string;
  options: ImportOptions;
};

async function importEntries(work: Work): Promise<void> {
  const { report, survey, mapping, file, options } = work;
  const total = (survey.counts.get("post") ?? 0) + (survey.counts.get("page") ?? 0);
  const seen = new Map<string, number>();
  let articles: ArticleRecord[] = [];
  let pages: PageRecord[] = [];
  let characters = 0;
  let done = 0;
  const flush = async () => {
    await writeArticles(work, articles);
    await writePages(work, pages);
    done += articles.length + pages.length;
    options.progress?.("writing", done, total);
    articles = [];
    pages = [];
    characters = 0;
  };
  for await (const record of readWxr(createReadStream(file))) {
    if (record.kind !== "item" || (record.item.type !== "post" && record.item.type !== "page")) continue;
    const item = withOwnId(record.item, seen, mapping.note);
    const reason = skipReason(item);
    if (reason) skipEntry(report, item, reason);
    else if (item.type === "post") articles.push(mapArticle(item, mapping));
    else {
      pages.push(mapPage(item, mapping));
      countOutcome(
        report,
        "comment",
        { skipped: "on a page; pages have no comments here" },
        item.comments.length,
      );
    }
    characters += item.content.length;
    if (articles.length + pages.length >= BATCH_ENTRIES || characters >= BATCH_CHARACTERS) await flush();
  }
  await flush();
}

/** A number that the file gives twice, or not at all, is told apart by its place among its like. */
function withOwnId(item: Item, seen: Map<string, number>, note: Mapping["note"]): Item {
  const own = item.id || `${item.slug}|${item.title}|${item.date}`;
  const key = `${item.type} ${own}`;
  const before = seen.get(key) ?? 0;
  seen.set(key, before + 1);
  if (before === 0) return { ...item, id: own };
  note(item.line, `${item.type} '${item.title}': its number ${own} stands in the file twice, both are kept`);
  return { ...item, id: `${own}~${before + 1}` };
}

function skipEntry(report: ImportReport, item: Item, reason: string): void {
  countOutcome(report, item.type, { skipped: reason });
  countOutcome(report, "comment", { skipped: `of a ${item.type} that is ${reason}` }, item.comments.length);
}

async function writeArticles(work: Work, records: ArticleRecord[]): Promise<void> {
  const { operator, run, report, survey, lists } = work;
  const places: Places = await topicsOfBatch(operator, run, survey, lists, records);
  const write = (some: ArticleRecord[]) => importArticles(operator, run, some, places);
  await inBatchOrSingly(work, "post", records, async (some) => {
    const { outcomes, comments } = await write(some);
    for (const outcome of comments) countOutcome(report, "comment", outcome);
    return outcomes;
  });
}

async function writePages(work: Work, records: PageRecord[]): Promise<void> {
  await inBatchOrSingly(work, "page", records, (some) => importPages(work.operator, work.run, some));
}

/** One entry that the database refuses must not keep out the other ninety-nine. */
async function inBatchOrSingly<R extends { line: number; title: string }>(
  { report, run }: Work,
  kind: "post" | "page",
  records: R[],
  write: (some: R[]) => Promise<Outcome[]>,
): Promise<void> {
  if (records.length === 0) return;
  try {
    for (const outcome of await write(records)) countOutcome(report, kind, outcome);
  } catch (error) {
    if (records.length === 1) {
      const record = records[0] as R;
      const { comments = [] } = record as { comments?: unknown[] };
      run.note(record.line, `${kind} '${record.title}': the database refused it: ${reasonOf(error)}`);
      countOutcome(report, kind, { skipped: "refused by the database" });
      countOutcome(report, "comment", { skipped: "of a post that the database refused" }, comments.length);
      return;
    }
    for (const record of records) await inBatchOrSingly({ report, run } as Work, kind, [record], write);
  }
}

/** What Postgres said; Drizzle puts the whole statement around it. */
function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (inner instanceof Error ? inner.message : String(inner)).split("\n")[0]?.slice(0, 200) ?? "";
}
