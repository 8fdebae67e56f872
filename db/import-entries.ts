import { createReadStream } from "node:fs";
import { importArticles } from "#db/import-articles.ts";
import { type Lists, topicsOfBatch } from "#db/import-lists.ts";
import { importPages } from "#db/import-pages.ts";
import type { ImportRun, Outcome } from "#db/import-refs.ts";
import type { Operator } from "#lib/proof.ts";
import type { Item } from "#lib/wordpress/items.ts";
import { type Mapping, mapArticle, mapPage } from "#lib/wordpress/map-article.ts";
import type { ArticleRecord, PageRecord } from "#lib/wordpress/records.ts";
import { countOutcome, type ImportReport } from "#lib/wordpress/report.ts";
import { skipReason } from "#lib/wordpress/states.ts";
import type { Survey } from "#lib/wordpress/survey.ts";
import { readWxr } from "#lib/wordpress/wxr.ts";

/** Entries or characters in one transaction: what a cut-off run may have to do again. */
const BATCH_ENTRIES = 100;
const BATCH_CHARACTERS = 8_000_000;

type Work = {
  operator: Operator;
  run: ImportRun;
  report: ImportReport;
  survey: Survey;
  mapping: Mapping;
  lists: Lists;
  file: string;
  /** Hears how many posts and pages are done. */
  progress: (done: number, total: number) => void;
};

/** Posts and pages, batch by batch. */
export async function importEntries(work: Work): Promise<void> {
  const { report, survey, mapping, file, progress } = work;
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
    progress(done, total);
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
  const places = await topicsOfBatch(operator, run, survey, lists, records);
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
