import { parseId } from "#lib/queue-filter.ts";

/** The planning board's columns, in the order in which an article goes through them. */
export const BOARD_COLUMNS = ["draft", "review", "approved", "scheduled", "live"] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

/** What is looked at; everything else in the address is nothing. */
export type BoardFilter = {
  sectionId: number | null;
  personId: number | null;
  mine: boolean;
  /** One column alone, its cards after the one with this id. */
  column: BoardColumn | null;
  after: number | null;
};

/** Cards of a column on the board, and of one that is looked at alone. */
export const CARDS = 15;
export const CARDS_ALONE = 50;

/** A longer working title is a standfirst; in characters. */
export const LONGEST_TITLE = 300;

type Query = Record<string, string | string[] | undefined>;

export function parseBoardFilter(given: Query): BoardFilter {
  const column = BOARD_COLUMNS.find((one) => one === given.column) ?? null;
  return {
    sectionId: parseId(given.section),
    personId: parseId(given.person),
    mine: given.mine === "1",
    column,
    after: column && parseId(given.after),
  };
}

/** The same as names of an address. */
export function boardQuery({
  sectionId,
  personId,
  mine,
  column,
  after,
}: BoardFilter): Record<string, string> {
  return {
    ...(sectionId ? { section: `${sectionId}` } : {}),
    ...(personId ? { person: `${personId}` } : {}),
    ...(mine ? { mine: "1" } : {}),
    ...(column ? { column } : {}),
    ...(after ? { after: `${after}` } : {}),
  };
}

export type Person = { id: number; name: string };

export type PlanCard = {
  id: number;
  title: string;
  section: { id: number; name: string };
  assignee: Person | null;
  /** When it is planned, scheduled, or was published. */
  at: Date | null;
  words: number;
  openNotes: number;
  /** The editor opens for whoever looks. */
  mayOpen: boolean;
  /** Whoever looks may say who does it and when. */
  mayPlan: boolean;
};

export type PlanColumn = { name: BoardColumn; cards: PlanCard[]; hasMore: boolean };
