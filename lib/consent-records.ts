/** A line of the consent log. Times are ISO 8601 or as Postgres writes them. */
export type LoggedConsent = {
  id: number;
  event: "requested" | "confirmed" | "withdrawn";
  list: string;
  at: string;
  formUrl: string;
  mailId: string | null;
  method: string;
  wording: string;
  wordingVersion: number;
  wordingHash: string;
};

/** One subscription from its form to its end, as rule LG asks for it: each step that there was. */
export type ConsentRecord = { list: string } & Partial<Record<LoggedConsent["event"], LoggedConsent>>;

/** Which step a later one continues: a click what was asked for, an end what was confirmed. */
const continues = (record: ConsentRecord, event: LoggedConsent["event"]): boolean => {
  if (event === "requested" || record.withdrawn) return false;
  return event === "confirmed" ? !record.confirmed : Boolean(record.confirmed);
};

/** Puts the lines of one address together, the oldest first. @param lines in the order in which they were written */
export function consentRecords(lines: readonly LoggedConsent[]): ConsentRecord[] {
  const records: ConsentRecord[] = [];
  for (const line of lines) {
    const open = records.findLast(
      ({ list, ...steps }) => list === line.list && continues({ list, ...steps }, line.event),
    );
    if (open) open[line.event] = line;
    else records.push({ list: line.list, [line.event]: line });
  }
  return records;
}
