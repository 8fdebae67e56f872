import { MAX_PAGE } from "#lib/articles.ts";
import { CHOICE_NAMES } from "#lib/feeds/choice.ts";
import { roundedSize } from "#lib/oembed-size.ts";
import { paths } from "#lib/paths.ts";

/** What a name in a query may hold; anything else is written as `otherwise`, so that noise is one address, not many. */
type Declared = {
  value: RegExp;
  otherwise: string;
  /** Said twice it means both; several stand with commas between them. */
  isList?: true;
  /** How what was said is written, where many values mean one. */
  written?: (value: string) => string;
};

/** As lib/paging.ts reads it: pages 2 to MAX_PAGE exist, any other number is the same "not found". */
const page: Declared = { value: new RegExp(`^[1-9]\\d{0,${String(MAX_PAGE).length - 1}}$`), otherwise: "0" };
const number: Declared = { value: /^\d{1,12}$/, otherwise: "" };

/** How WordPress named articles, pages, attachments and categories on the front page's address. */
const WORDPRESS_NAMES = { p: number, page_id: number, attachment_id: number, cat: number };

/** Whatever a feed is asked for; lib/feeds/choice.ts reads it, and says no to what makes no sense. */
const chosen: Declared = { value: /^.{1,2000}$/su, otherwise: "", isList: true };

/** What other sites ask of a link to an article (lib/oembed.ts). */
const size: Declared = { value: /^\d{1,6}$/, otherwise: "", written: roundedSize };
const OEMBED_NAMES = {
  url: { value: /^(https?:\/)?\/.{1,1000}$/, otherwise: "" },
  format: { value: /^json$/, otherwise: "other" },
  maxwidth: size,
  maxheight: size,
};

type Route = { path: RegExp; names: Record<string, Declared> };

/** The names that reader pages read from their query. A page that begins to read another declares it here, or never sees it. */
const ROUTES: Route[] = [
  { path: /^\/$/, names: WORDPRESS_NAMES },
  {
    path: /^\/search$/,
    names: {
      q: { value: /^.{1,2000}$/su, otherwise: "" },
      section: { value: /^[^\s/?#]{1,200}$/u, otherwise: "" },
      topic: { value: /^[^\s/?#]{1,200}$/u, otherwise: "" },
      author: { value: /^[^\s/?#]{1,200}$/u, otherwise: "" },
      year: { value: /^[1-9]\d{3}$/, otherwise: "" },
      sort: { value: /^newest$/, otherwise: "" },
      page,
    },
  },
  // What is typed: as many addresses as there are beginnings, so nothing longer than lib/search/suggestions.ts reads.
  { path: /^\/search\/suggest$/, names: { q: { value: /^.{2,100}$/su, otherwise: "" } } },
  { path: /^\/(topic|author|story)\/[^/]+$/, names: { page } },
  { path: /^\/story\/[^/]+\/from-start$/, names: { page } },
  { path: /^\/archive\/[^/]+\/[^/]+$/, names: { page } },
  // A feed that its reader has put together.
  {
    path: /^\/feed\.(xml|atom|json)$/,
    names: Object.fromEntries(CHOICE_NAMES.map((name) => [name, chosen])),
  },
  { path: /^\/oembed$/, names: OEMBED_NAMES },
  { path: /^\/[^/.]+$/, names: { page } },
  // An article: a later part of its discussion (lib/discussion-part.ts), older entries of a live blog.
  { path: /^\/[^/]+\/[^/.]+$/, names: { after: number, thread: number, before: number } },
];

/** First segments whose answers are somebody's own, or change without a write: never kept, never shared. */
const PERSONAL = new Set([
  "admin",
  "preview",
  "api",
  "account",
  "login",
  "logout",
  "forms",
  "subscribe",
  "subscriptions",
  "unsubscribe",
  "push",
  "partner",
  "report",
  "comments",
  "forms",
  "healthz",
  "readyz",
  "metrics",
  "_next",
]);

const same = (value: string) => value;

/** Where WordPress had the feed of all comments. */
const WORDPRESS_COMMENTS = /^\/comments\/feed\/*$/;

const firstSegment = (path: string) => path.slice(1).split("/", 1)[0] ?? "";

/** A reader's document that the newsroom shows in a frame of its own; nobody else may. */
export const isFramed = (path: string): boolean => path === paths.adminFrontPreview();

/** The newsroom is an app and keeps its scripts; everything else is a document (design, first idea). */
export const isNewsroom = (path: string): boolean => firstSegment(path) === "admin" && !isFramed(path);

/** Whether the answer to this path is the same for everyone, so that it may be kept. */
export const isShared = (path: string): boolean =>
  !PERSONAL.has(firstSegment(path)) || WORDPRESS_COMMENTS.test(path);

/** Whether an answer costs a search: as a page or a feed, or while somebody types. */
export type SearchKind = "search" | "suggestion";

const SEARCHED = /^\/(search|feed\.(xml|atom|json))$/;
const SUGGESTED = paths.suggest();

/**
 * What is looked for anew at an address that nobody has asked for before; there are as many as words.
 * @param path in its one spelling @param query as it came, whatever is declared of it
 */
export function searchKind(path: string, query: string): SearchKind | null {
  const kind = SEARCHED.test(path) ? "search" : path === SUGGESTED ? "suggestion" : null;
  if (kind === null || query === "") return null;
  return new URLSearchParams(query).getAll("q").some((words) => words.trim() !== "") ? kind : null;
}

/**
 * The query that counts, in the order in which it was declared, with its question mark; "" when none does.
 * Whatever the route does not declare (utm_source, fbclid, noise) is gone.
 */
export function declaredQuery(path: string, query: string): string {
  if (query === "") return "";
  const route = ROUTES.find((one) => one.path.test(path));
  if (!route) return "";
  const given = new URLSearchParams(query);
  const kept: string[] = [];
  for (const [name, { value, otherwise, isList, written = same }] of Object.entries(route.names)) {
    const all = given.getAll(name);
    const [found, second] = isList && all.length > 0 ? [all.join(",")] : all;
    if (found === undefined) continue;
    const said = second === undefined && value.test(found) ? written(found) : otherwise;
    if (said !== "") kept.push(`${name}=${encodeURIComponent(said).replaceAll("%2C", ",")}`);
  }
  return kept.length > 0 ? `?${kept.join("&")}` : "";
}
