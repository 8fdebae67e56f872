import type { FoundCase } from "#lib/cases.ts";

/** A line in the newsroom's list of cases. */
export type DeskLine = {
  reference: string;
  /** What waits: a notice to be decided, or an objection to be answered. */
  kind: "notice" | "appeal" | "decided";
  /** A notice's reason, or a statement's restriction. */
  what: string;
  /** Headline of the article it is about; null for what concerns an account. */
  title: string | null;
  isComment: boolean;
  excerpt: string;
  since: Date;
  state: string;
};

/** One step in a case's file: codes and numbers, and who it was, by name of today. */
export type DeskEvent = { event: string; detail: Record<string, unknown>; by: string | null; at: Date };

/** What only the newsroom reads of a case. */
export type DeskFile = {
  found: FoundCase;
  reporter: { name: string | null; email: string | null; isAccount: boolean; goodFaith: boolean } | null;
  /** The comment as it stands now; null for an article, or when it is gone. */
  comment: {
    id: number;
    state: string;
    body: string;
    authorName: string | null;
    userId: number | null;
  } | null;
  article: { id: number; title: string; path: string; state: string } | null;
  appealId: number | null;
  /** Whoever made the decision that is objected to. */
  decidedBy: number | null;
  /** Other open notices about the same thing. */
  others: { reference: string; reason: string }[];
  events: DeskEvent[];
};
