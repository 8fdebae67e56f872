import type { Query } from "#lib/paging.ts";

/** An entry as readers see it. */
export type LiveEntry = {
  id: number;
  title: string;
  /** ProseMirror JSON of lib/body/schema.ts. */
  body: unknown;
  keyEvent: boolean;
  pinned: boolean;
  at: Date;
  /** null unless it was changed since. */
  updatedAt: Date | null;
};

/** A page of a live blog, the newest entry first. */
export type LiveBlog = {
  entries: LiveEntry[];
  /** Held up over the others; on the first page only. */
  pinned: LiveEntry[];
  /** The newest first, with the words they are called by. */
  keyEvents: { id: number; title: string; at: Date }[];
  /** Where the next page begins; null at the end. */
  before: number | null;
  /** Whether this is the newest page. */
  isNewest: boolean;
};

/** Entries on one page. */
export const LIVE_PAGE = 20;

/** Which page an address asks for: entries before this one; null for the newest. */
export function liveBefore({ before }: Query): number | null {
  return typeof before === "string" && /^[1-9]\d{0,11}$/.test(before) ? Number(before) : null;
}
