/** What the comment queue can be narrowed to. It travels in the address, so a view can be kept, shared and gone back to. */

export const QUEUE_STATES = ["pending", "approved", "rejected", "spam"] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** Phases of the screening that a moderator may ask for; the names are stored with the verdicts. */
export const QUEUE_REASONS = [
  "words",
  "links",
  "first-comment",
  "history",
  "classifier",
  "repeat",
  "burst",
  "shouting",
  "language",
  "sending",
] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];

export type QueueFilter = {
  state: QueueState;
  /** Only what somebody has reported: waiting or public, whichever state is asked for. */
  reported: boolean;
  reason: QueueReason | null;
  sectionId: number | null;
  userId: number | null;
  /** Words of the text, as a search engine takes them; "" for none. */
  words: string;
  /** What the classifier takes for the worst first, in place of who has waited longest. */
  byRisk: boolean;
};

/** More than that is no search but a pasted text. */
const LONGEST_SEARCH = 120;

type Given = Record<string, string | string[] | undefined>;

export function parseQueueFilter(given: Given): QueueFilter {
  const reported = first(given.reported) === "1";
  const state = oneOf(QUEUE_STATES, first(given.state)) ?? "pending";
  return {
    state: reported ? "pending" : state,
    reported,
    reason: oneOf(QUEUE_REASONS, first(given.reason)),
    sectionId: parseId(given.section),
    userId: parseId(given.author),
    words: first(given.q)
      .normalize("NFC")
      .replace(/\p{Cc}+/gu, " ")
      .trim()
      .slice(0, LONGEST_SEARCH),
    byRisk: !reported && state === "pending" && first(given.sort) === "risk",
  };
}

/** The names of an address' query that lead to this filter; what is as usual is left out. */
export function filterQuery(filter: QueueFilter): Record<string, string> {
  const { state, reported, reason, sectionId, userId, words, byRisk } = filter;
  return {
    ...(state === "pending" ? {} : { state }),
    ...(reported ? { reported: "1" } : {}),
    ...(reason ? { reason } : {}),
    ...(sectionId ? { section: `${sectionId}` } : {}),
    ...(userId ? { author: `${userId}` } : {}),
    ...(words ? { q: words } : {}),
    ...(byRisk ? { sort: "risk" } : {}),
  };
}

/** A row's number out of a form or an address; null for anything else. */
export function parseId(given: unknown): number | null {
  const text = Array.isArray(given) ? given[0] : given;
  return typeof text === "string" && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

const first = (given: string | string[] | undefined): string =>
  (Array.isArray(given) ? given[0] : given) ?? "";

function oneOf<Name extends string>(names: readonly Name[], given: string): Name | null {
  return names.find((name) => name === given) ?? null;
}
