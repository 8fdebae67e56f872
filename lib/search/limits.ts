import type { SearchKind } from "#lib/reader-routes.ts";

/** Counting begins anew with each window. */
export const SEARCH_WINDOW_SECONDS = 60;

/**
 * What one address may ask for in a window that is not in memory: a person who looks for something in earnest stays
 * far below, so does a small office behind one address; who types makes a few questions of each word.
 */
export const SEARCHES_IN_WINDOW: Record<SearchKind, number> = { search: 60, suggestion: 300 };
