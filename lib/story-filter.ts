import { parseWords } from "#lib/order-filter.ts";
import { parseId } from "#lib/queue-filter.ts";

export const STORY_STATES = ["open", "closed"] as const;

export type StoryFilter = {
  words: string;
  /** Null: both. */
  state: (typeof STORY_STATES)[number] | null;
  after: number | null;
};

type Query = Record<string, string | string[] | undefined>;

/** What the list of stories is asked for; whatever is unknown means "all". */
export function parseStoryFilter(query: Query): StoryFilter {
  const state = STORY_STATES.find((one) => one === query.state) ?? null;
  return { words: parseWords(query), state, after: parseId(query.after) };
}

/** The names of an address that mean this filter; a new filter begins at its first page. */
export function storyQuery({ words, state }: StoryFilter): Record<string, string> {
  return { ...(words ? { q: words } : {}), ...(state ? { state } : {}) };
}

/** Where a page of a story's articles begins: "moment article". */
export type StoryPlace = { moment: string; id: number };

export function parseStoryPlace(given: string | string[] | undefined): StoryPlace | null {
  const [, moment, id] =
    /^([\d\-: .+]{10,40}|infinity) (\d{1,15})$/.exec([given].flat()[0]?.trim() ?? "") ?? [];
  if (!moment || !id) return null;
  return moment === "infinity" || !Number.isNaN(Date.parse(moment)) ? { moment, id: Number(id) } : null;
}
