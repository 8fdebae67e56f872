import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { addLine, countInFile, countOutcome, type ImportReport } from "#lib/wordpress/report.ts";
import { addToSurvey, emptySurvey, type Survey } from "#lib/wordpress/survey.ts";
import { NotWxr, readWxr, type WxrRecord } from "#lib/wordpress/wxr.ts";

/** Kinds that are brought in; everything else is counted and named. */
const TAKEN = new Set(["author", "category", "tag", "comment", "post", "page", "attachment"]);
const WHY_NOT: Record<string, string> = {
  wp_block: "used within texts",
  nav_menu_item: "menus are made here",
  revision: "old version",
};
const VERSIONS = new Set(["1.0", "1.1", "1.2"]);

/**
 * Reads a whole file for what its texts refer to. Faults of the XML go into the report here, once.
 * @throws NotWxr with a sentence for the operator when the file is none that can be read
 */
export async function surveyFile(
  file: string,
  report: ImportReport,
  progress: (bytes: number, total: number) => void,
): Promise<Survey> {
  const total = await sizeOf(file);
  const survey = emptySurvey();
  const stream = createReadStream(file);
  try {
    for await (const record of readWxr(stream)) {
      addToSurvey(survey, record);
      noteFaults(record, report);
      progress(stream.bytesRead, total);
    }
  } catch (error) {
    if (error instanceof NotWxr) throw new NotWxr(`${file} cannot be imported: ${error.message}`);
    throw error;
  } finally {
    stream.destroy();
  }
  if (!survey.isExport) {
    throw new NotWxr(
      `${file} cannot be imported: It is an RSS feed, but nothing in it comes from a WordPress export.`,
    );
  }
  tally(survey, report);
  return survey;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new NotWxr(
      error.code === "ENOENT" ? `${file} does not exist.` : `${file} cannot be read: ${error.message}.`,
    );
  });
  if (found.isDirectory()) throw new NotWxr(`${file} is a folder; the export is one .xml file.`);
  if (found.size === 0) throw new NotWxr(`${file} is empty.`);
  return found.size;
}

function noteFaults(record: WxrRecord, report: ImportReport): void {
  if (record.kind === "fault") {
    const { line, column, message } = record.fault;
    addLine(report, line, `column ${column}: the XML is broken here: ${message}`);
  } else if (record.kind === "cut") {
    addLine(report, record.line, `<${record.what}> begins here and does not end, left out`);
  } else if (record.kind === "repairs") {
    const { forbidden, unreadable, ampersands } = record.repairs;
    if (ampersands > 0) addLine(report, 0, `${ampersands} bare "&" were read as "&amp;"`);
    if (forbidden > 0) addLine(report, 0, `${forbidden} characters that XML forbids were left out`);
    if (unreadable > 0)
      addLine(report, 0, `${unreadable} characters could not be read in the file's encoding`);
  }
}

function tally(survey: Survey, report: ImportReport): void {
  const version = survey.channel.get("wp:wxr_version");
  if (!version) addLine(report, 0, "the file does not say its version, read as WXR 1.2");
  else if (!VERSIONS.has(version))
    addLine(report, 0, `version "${version.slice(0, 20)}" is unknown, read as WXR 1.2`);
  for (const kind of TAKEN) countInFile(report, kind, survey.counts.get(kind) ?? 0);
  for (const [kind, many] of survey.counts) {
    if (TAKEN.has(kind)) continue;
    countInFile(report, kind, many);
    const reason = kind.startsWith("term: ")
      ? "taxonomy without a counterpart"
      : (WHY_NOT[kind] ?? "no article and no page");
    countOutcome(report, kind, { skipped: reason }, many);
  }
  for (const [kind, many] of survey.repeated)
    countOutcome(report, kind, { skipped: "stands in the file twice" }, many);
}
