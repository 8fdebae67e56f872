import type { Page } from "#lib/audit/page.ts";

/** A thing of JSON-LD, whose values may be anything. */
export type Thing = { [name: string]: unknown };

const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One or many, as JSON-LD allows both. */
export const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

export const thingsIn = (value: unknown): Thing[] => listOf(value).filter(isThing);

export const textIn = (thing: Thing | undefined, name: string): string => {
  const value = thing?.[name];
  return typeof value === "string" ? value : "";
};

export const typesOf = (thing: Thing): string[] =>
  listOf(thing["@type"]).filter((type) => typeof type === "string");

/** Everything that stands on its own in a page's JSON-LD. */
export function thingsOn(page: Page): Thing[] {
  const tops = page.data.flatMap(({ value }) => thingsIn(value));
  return tops.flatMap((top) => (top["@graph"] ? thingsIn(top["@graph"]) : [top]));
}

export const thingsOfType = (page: Page, ...types: string[]): Thing[] =>
  thingsOn(page).filter((thing) => typesOf(thing).some((type) => types.includes(type)));

/** The article that a page is about, a live blog included. */
export const articleOn = (page: Page): Thing | undefined =>
  thingsOfType(page, "NewsArticle", "LiveBlogPosting")[0];

/** The address of something that is named by it, or says it. */
export const urlOf = (value: unknown): string =>
  typeof value === "string" ? value : isThing(value) ? textIn(value, "url") || textIn(value, "@id") : "";
