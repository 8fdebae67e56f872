import { parseId } from "#lib/queue-filter.ts";

/** What of the log is shown. Empty fields narrow nothing. */
export type AuditFilter = {
  /** An account's id; 0: nobody signed in, the portal itself or a visitor. null: everybody. */
  person: number | null;
  subject: string;
  subjectId: number | null;
  action: string;
  /** Days where the portal is, both included: "2026-11-24". */
  from: string;
  to: string;
};

export const WHOLE_LOG: AuditFilter = {
  person: null,
  subject: "",
  subjectId: null,
  action: "",
  from: "",
  to: "",
};

type Query = Record<string, string | string[] | undefined>;

/** Reads the filter off an address; what is no filter narrows nothing. */
export function parseAuditFilter(query: Query): AuditFilter {
  const one = (name: string) => ([query[name]].flat()[0] ?? "").trim().slice(0, 80);
  return {
    person: one("person") === "0" ? 0 : parseId(one("person")),
    subject: one("subject"),
    subjectId: parseId(one("id")),
    action: one("action"),
    from: dayOf(one("from")),
    to: dayOf(one("to")),
  };
}

/** The same as names of an address. */
export function auditQuery({
  person,
  subject,
  subjectId,
  action,
  from,
  to,
}: AuditFilter): Record<string, string> {
  const id = subjectId === null ? "" : `${subjectId}`;
  const all = { person: person === null ? "" : `${person}`, subject, id, action, from, to };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** "" for what is no day of the calendar. */
function dayOf(text: string): string {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return "";
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : "";
}
