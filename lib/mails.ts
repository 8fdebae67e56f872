import type { Site } from "#lib/site.ts";

/** Paths of the portal; the mail makes them absolute. */
type Path = string;

/** A comment that a mail is about: what it stands under, and how it begins. */
type AboutComment = { articleTitle: string; path: Path; excerpt: string };

/** Why something was restricted, as the person concerned is told (DSA art. 17). */
type Statement = {
  reference: string;
  facts: string;
  ground: "law" | "policy";
  clause: string;
  /** From a notice of somebody, not from own checks. */
  fromNotice: boolean;
  automatedDetection: boolean;
  automatedDecision: boolean;
  endsAt: string | null;
  appealPath: Path;
};

/**
 * Every mail that the portal sends, by what it says. Times are ISO 8601. Templates stand in components/mail/, one
 * for each kind; texts in messages/ under "mail".
 */
export type MailContent =
  | { kind: "sign-in"; code: string; path: Path; minutes: number; withComment: boolean }
  | { kind: "set-up"; path: Path; hours: number }
  | { kind: "email-change-old"; newEmail: string; path: Path; hours: number }
  | { kind: "email-change-new"; path: Path; hours: number }
  | ({ kind: "comment-pending" } & AboutComment)
  | ({ kind: "comment-approved" } & AboutComment)
  | ({ kind: "comment-rejected"; reason: string; statement: Statement } & AboutComment)
  | ({ kind: "comment-reply"; replierName: string; unsubscribePath: Path } & AboutComment)
  | {
      kind: "restriction";
      restriction: "warning" | "premoderate" | "suspension" | "ban";
      statement: Statement;
    }
  | { kind: "restriction-lifted"; restriction: string }
  | { kind: "notice-receipt"; reference: string; subject: string; path: Path; casePath: Path }
  | {
      kind: "notice-decision";
      reference: string;
      subject: string;
      upheld: boolean;
      decision: string;
      automated: boolean;
      casePath: Path;
      appealPath: Path;
    }
  | { kind: "appeal-receipt"; reference: string; casePath: Path }
  | { kind: "appeal-decision"; reference: string; reversed: boolean; answer: string; casePath: Path }
  /** Among colleagues: called in a note, asked to do something, or given an article. `text` is the note. */
  | {
      kind: "colleague";
      about: "mention" | "task" | "article";
      byName: string;
      articleTitle: string;
      text: string;
      dueAt: string | null;
      path: Path;
    }
  | {
      kind: "overdue";
      articleTitle: string;
      plannedFor: string;
      /** null: it is still not out. */
      lateMinutes: number | null;
      path: Path;
    }
  | { kind: "deletion-requested"; at: string; path: Path }
  | { kind: "deletion-done"; kept: "comments-anonymised" | "nothing" };

export type MailKind = MailContent["kind"];

export type Mail = {
  /** One address, lower case. */
  to: string;
  locale: Site["locale"];
  /** What makes it once: "comment-approved 12". A second mail with the same key is not made. */
  dedupeKey: string;
  content: MailContent;
};

/** Mails that somebody can turn off carry the headers of bulk mail (rules ML1, ML5). */
export const isBulk = (kind: MailKind): boolean => kind === "comment-reply";

/** Whether what a mail carries is over, so that sending it would only confuse. @param createdAt when it was asked for */
export function isPast(content: MailContent, createdAt: Date, now: Date): boolean {
  const minutes =
    content.kind === "sign-in"
      ? content.minutes
      : "hours" in content
        ? content.hours * 60
        : Number.POSITIVE_INFINITY;
  return now.getTime() - createdAt.getTime() >= minutes * 60_000;
}
