import { NOT_CHECKED, type Verdict } from "#lib/audit/rules.ts";

/** Findings of one rule that are written out; the rest is counted. */
const SHOWN = 20;

/** Lines for a terminal: every rule with its count, then what was found, then what cannot be. */
export function auditTable(verdicts: Verdict[]): string {
  const rows = verdicts.map(({ name, says, looked, findings }) => [
    name,
    `${looked}`,
    looked === 0 ? "–" : findings.length === 0 ? "ok" : `${findings.length}`,
    says,
  ]);
  const table = aligned([["rule", "seen", "found", "what it says"], ...rows]);
  const found = verdicts.flatMap(({ name, findings }) => [
    ...findings.slice(0, SHOWN).map(({ url, text }) => `${name}  ${url}: ${text}`),
    ...(findings.length > SHOWN ? [`${name}  and ${findings.length - SHOWN} more`] : []),
  ]);
  const unseen = aligned(NOT_CHECKED.map(({ name, why }) => [name, why]));
  return [
    ...table,
    "",
    ...(found.length > 0 ? [...found, ""] : []),
    "Not checked, since it cannot be seen from outside:",
    ...unseen,
  ].join("\n");
}

function aligned(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
