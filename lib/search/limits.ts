import type { SearchKind } from "#lib/reader-routes.ts";

/** Counting begins anew with each window. */
export const SEARCH_WINDOW_SECONDS = 60;

/**
 * What one address may ask for in a window that is not in memory: a person who looks for something in earnest stays
 * far below, so does a small office behind one address; who types makes a few questions of each word.
 */
export const SEARCHES_IN_WINDOW: Record<SearchKind, number> = { search: 60, suggestion: 300 };

/** Seconds after which a search that took too long, or came when too many searched, may be tried again. */
export const BUSY_SECONDS = 5;

/** More pages of searches are not begun at once: a few more than may search or wait for it (db/search-turns.ts); making those that say no would hold up other pages. */
export const SEARCHES_UNDER_WAY = 20;
