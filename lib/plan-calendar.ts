/** What stands in the newsroom's calendar. */
export type PlanEntry = {
  kind: "planned" | "scheduled" | "embargo";
  /** The article's. */
  id: number;
  title: string;
  section: string;
  at: Date;
  /** The editor opens for whoever looks. */
  mayOpen: boolean;
  /** Only what is planned is moved here; a fixed moment is changed where it was fixed. */
  mayMove: boolean;
};

/** Lines of a day before the rest is folded away. */
export const LINES_A_DAY = 4;
