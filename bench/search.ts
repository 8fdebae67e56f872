import { measureSearch } from "#bench/search-quality.ts";

/** What search finds of what people look for. */
export const benchSearch = measureSearch;
