import { appealableUntil } from "#lib/case-deadline.ts";
import type { Subject } from "#lib/notice-reasons.ts";

export type Appeal = {
  text: string;
  outcome: "open" | "reversed" | "confirmed";
  answer: string;
  createdAt: Date;
  decidedAt: Date | null;
};

/** A notice as the person who sent it reads of it; their name and address are not in it. */
export type NoticeCase = {
  kind: "notice";
  reference: string;
  subject: Subject & { title: string | null };
  /** Where it stood when it was reported. */
  url: string;
  reason: string;
  explanation: string;
  /** Whether there is an address that receipt and decision can go to. */
  isMailed: boolean;
  createdAt: Date;
  state: "open" | "upheld" | "dismissed";
  decision: string;
  decidedAt: Date | null;
  appeal: Appeal | null;
};

/** A statement of reasons as the person whose content was restricted reads it (DSA art. 17(3)). */
export type StatementCase = {
  kind: "statement";
  reference: string;
  /** As db/statements.ts writes it: "rejected", "removed", "warning", "premoderate", "suspension", "ban". */
  restriction: string;
  endsAt: Date | null;
  facts: string;
  ground: "law" | "policy";
  clause: string;
  /** Somebody had reported it; else own checks. */
  fromNotice: boolean;
  automatedDetection: boolean;
  automatedDecision: boolean;
  /** The comment, which is the reader's own. */
  comment: { body: string; path: string; title: string | null } | null;
  decidedAt: Date;
  /** A moderator took the decision back before anybody had to object. */
  isUndone: boolean;
  appeal: Appeal | null;
};

export type Case = NoticeCase | StatementCase;

/** A case with the row that it is kept in: what a write locks and an appeal is filed under. */
export type FoundCase = Case & { id: number };

/** Whether a decision can be objected to, and why not if it cannot (DSA art. 20). */
export type Redress =
  | { can: true; until: Date }
  | { can: false; why: "undecided" | "granted" | "undone" | "filed" | "over" };

export function redressOf(one: Case, now: Date): Redress {
  if (one.appeal) return { can: false, why: "filed" };
  if (one.kind === "notice" && one.state === "upheld") return { can: false, why: "granted" };
  if (one.kind === "statement" && one.isUndone) return { can: false, why: "undone" };
  if (one.decidedAt === null) return { can: false, why: "undecided" };
  const until = appealableUntil(one.decidedAt);
  return now <= until ? { can: true, until } : { can: false, why: "over" };
}
