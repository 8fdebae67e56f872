import { can, type Role } from "#lib/capabilities.ts";
import { type DeskFilter, parseDeskFilter, toPrefixQuery } from "#lib/desk-list.ts";
import { type PictureFilter, parsePictureFilter } from "#lib/media-desk.ts";
import type { QueueRow } from "#lib/moderation-queue.ts";
import { parseId } from "#lib/queue-filter.ts";

/** What the newsroom's one search looks into, and can show a list of its own of. */
export const SEARCHED = ["articles", "comments", "media"] as const;
export type Searched = (typeof SEARCHED)[number];

/** Of each kind so many are shown where all are. */
export const SEARCH_FIRST = 8;

export type FoundComment = Pick<QueueRow, "id" | "state" | "body" | "authorName" | "createdAt" | "article">;

export type StaffSearch = {
  words: string;
  /** Whether there is a word among the signs. */
  hasWords: boolean;
  /** The only kind that is asked for; null for all. */
  kind: Searched | null;
  articles: DeskFilter;
  /** The comment that the page before ended with. */
  comments: number | null;
  media: PictureFilter;
};

type Query = Record<string, string | string[] | undefined>;

/** Kinds whose own lists a role may open; the search never shows more than they do. */
export function searchedBy(role: Role): Searched[] {
  const needs = { articles: "write", comments: "moderate", media: "write" } as const;
  return SEARCHED.filter((kind) => can(role, needs[kind]));
}

/** An address' names; a kind that is unknown, or not for this role, means all that are. */
export function parseStaffSearch(query: Query, role: Role): StaffSearch {
  const kind = searchedBy(role).find((one) => one === [query.in].flat()[0]) ?? null;
  // Without a kind there is no page to go on from.
  const asked = { q: query.q, after: kind ? query.after : undefined };
  const articles = parseDeskFilter(asked);
  return {
    words: articles.words,
    hasWords: toPrefixQuery(articles.words) !== "",
    kind,
    articles,
    comments: parseId(asked.after),
    media: parsePictureFilter(asked),
  };
}

/** The names of an address that mean this search, from its first page. */
export const staffSearchQuery = ({ words, kind }: Pick<StaffSearch, "words" | "kind">) => ({
  ...(words ? { q: words } : {}),
  ...(kind ? { in: kind } : {}),
});
