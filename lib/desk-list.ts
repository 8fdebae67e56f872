import { parseId } from "#lib/queue-filter.ts";
import { spellingsOf } from "#lib/words/spellings.ts";
import { ARTICLE_STATES, type ArticleState } from "#lib/workflow.ts";

/** A line of the newsroom's list of articles. Moments are ISO 8601. */
export type DeskLine = {
  id: number;
  kind: "article" | "live_blog";
  state: ArticleState;
  title: string;
  section: string;
  touchedAt: string;
  publishedAt: string | null;
  scheduledFor: string | null;
  plannedFor: string | null;
  words: number;
  /** Something is written that readers do not see yet. */
  hasChanges: boolean;
  assignedTo: string | null;
  /** Whoever writes right now. */
  holder: string | null;
  authors: string | null;
};

export type DeskFilter = {
  state: ArticleState | null;
  sectionId: number | null;
  mine: boolean;
  words: string;
  after: { touchedAt: string; id: number } | null;
};

/** Lines on one page. */
export const DESK_PAGE = 40;
const LONGEST_SEARCH = 120;
const MOST_WORDS = 8;

type Query = Record<string, string | string[] | undefined>;
const first = (given: string | string[] | undefined) => ([given].flat()[0] ?? "").trim();

/** An address' names; whatever is unknown means "all". */
export function parseDeskFilter(query: Query): DeskFilter {
  const state = ARTICLE_STATES.find((one) => one === first(query.state)) ?? null;
  const [, touchedAt, id] = /^([\d\-: .+]{10,40}) (\d{1,15})$/.exec(first(query.after)) ?? [];
  return {
    state,
    sectionId: parseId(query.section),
    mine: first(query.mine) === "1",
    words: first(query.q).normalize("NFC").slice(0, LONGEST_SEARCH),
    after: touchedAt && id && !Number.isNaN(Date.parse(touchedAt)) ? { touchedAt, id: Number(id) } : null,
  };
}

/** The names of an address that mean this filter; a new filter begins at its first page. */
export function deskQuery({ state, sectionId, mine, words }: DeskFilter): Record<string, string> {
  return {
    ...(state ? { state } : {}),
    ...(sectionId ? { section: `${sectionId}` } : {}),
    ...(mine ? { mine: "1" } : {}),
    ...(words ? { q: words } : {}),
  };
}

/**
 * Words as a text-search query of beginnings, all of which must be found; "" for nothing to look for. Umlauts and ß
 * are asked for in either spelling.
 * @param weights of the parts that are looked into (A, B, C, D); all when not given
 */
export function toPrefixQuery(words: string, weights = ""): string {
  const found = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  return found
    .slice(0, MOST_WORDS)
    .map((word) => {
      const [first, ...others] = spellingsOf(word).map((spelling) => `'${spelling}':*${weights}`);
      return others.length > 0 ? `(${[first, ...others].join(" | ")})` : first;
    })
    .join(" & ");
}
