/** What became of the records of one kind. */
type Tally = {
  inFile: number;
  imported: number;
  changed: number;
  unchanged: number;
  skipped: Map<string, number>;
};

export type ReportOutcome = "imported" | "changed" | "unchanged" | { skipped: string };

/** What an import did: counts by kind, and what an editor should know, in the order of the file. */
export type ImportReport = {
  kinds: Map<string, Tally>;
  lines: string[];
  /** Lines beyond the limit are only counted. */
  more: number;
};

/** A file that is wrong everywhere must not fill the disk with complaints. */
const MAX_LINES = 20_000;

export function emptyReport(): ImportReport {
  return { kinds: new Map(), lines: [], more: 0 };
}

function tallyOf(report: ImportReport, kind: string): Tally {
  const tally = report.kinds.get(kind) ?? {
    inFile: 0,
    imported: 0,
    changed: 0,
    unchanged: 0,
    skipped: new Map(),
  };
  report.kinds.set(kind, tally);
  return tally;
}

/** Counts records of the file. */
export function countInFile(report: ImportReport, kind: string, many = 1): void {
  tallyOf(report, kind).inFile += many;
}

/** Counts what became of them. */
export function countOutcome(report: ImportReport, kind: string, outcome: ReportOutcome, many = 1): void {
  if (many === 0) return;
  const tally = tallyOf(report, kind);
  if (typeof outcome === "string") tally[outcome] += many;
  else tally.skipped.set(outcome.skipped, (tally.skipped.get(outcome.skipped) ?? 0) + many);
}

/** @param line of the file, 0 when none is to blame */
export function addLine(report: ImportReport, line: number, message: string): void {
  if (report.lines.length >= MAX_LINES) report.more += 1;
  else report.lines.push(line > 0 ? `line ${line}: ${message}` : message);
}

/** Whether the run wrote anything. */
export function hasChanged({ kinds }: ImportReport): boolean {
  return [...kinds.values()].some(({ imported, changed }) => imported + changed > 0);
}

/** How many records of a kind were left out. */
export function skippedOf(report: ImportReport, kind: string): number {
  return [...(report.kinds.get(kind)?.skipped.values() ?? [])].reduce((sum, many) => sum + many, 0);
}

const HEADINGS = ["kind", "in file", "imported", "changed", "unchanged", "skipped"];

/** The counts as a table for a terminal, reasons below each line that needs them. */
export function formatTable(report: ImportReport): string {
  const rows = [...report.kinds].map(([kind, tally]) => {
    const { inFile, imported, changed, unchanged } = tally;
    return {
      cells: [kind, inFile, imported, changed, unchanged, skippedOf(report, kind)].map(String),
      tally,
    };
  });
  const widths = HEADINGS.map((heading, at) =>
    Math.max(heading.length, ...rows.map(({ cells }) => cells[at]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ");
  return [
    line(HEADINGS),
    line(widths.map((width) => "-".repeat(width))),
    ...rows.flatMap(({ cells, tally }) => [line(cells), ...reasons(tally)]),
  ].join("\n");
}

function reasons({ skipped }: Tally): string[] {
  return [...skipped]
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, many]) => `    skipped ${many}: ${reason}`);
}
