import type { Consented } from "#lib/consent-wording.ts";
import type { CorrectionKind } from "#lib/corrections.ts";
import type { Site } from "#lib/site.ts";
import type { Frequency } from "#lib/subscriptions.ts";

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

/** Where a mail that somebody subscribed to leads, besides what it tells. */
type Subscribed = { managePath: Path; unsubscribePath: Path };

/** Why somebody gets it: what they follow, and for what is like another article what the two have in common. */
export type NewsReason = Omit<Consented, "frequency"> & { shared: string[] };

/** An article in a mail. */
export type ArticleLine = {
  title: string;
  standfirst: string;
  section: string;
  path: Path;
  publishedAt: string;
  /** Paid for: labelled before anything else (rule AD). */
  isPaid: boolean;
};

/** An article that somebody's subscriptions have found. */
export type NewsLine = ArticleLine & {
  because: NewsReason[];
  /** Where "fewer of these" leads; null where it is not about likeness. */
  fewerPath: Path | null;
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
  | { kind: "subscribe-confirm"; about: Consented; days: number; path: Path }
  | { kind: "subscribed-already"; about: Consented; path: Path }
  | ({ kind: "news"; frequency: Frequency; lines: NewsLine[] } & Subscribed)
  | ({
      kind: "correction";
      articleTitle: string;
      correction: CorrectionKind;
      text: string;
      path: Path;
    } & Subscribed)
  | ({
      kind: "discussion";
      articleTitle: string;
      path: Path;
      comments: { name: string; excerpt: string; path: Path }[];
      /** So many more than are quoted. */
      more: number;
    } & Subscribed)
  | ({
      kind: "newsletter";
      subject: string;
      intro: string[];
      lines: ArticleLine[];
      /** Where it stands in the archive; null while it is tried. */
      path: Path | null;
    } & Partial<Subscribed>)
  | { kind: "deletion-requested"; at: string; path: Path }
  | { kind: "deletion-done"; kept: "comments-anonymised" | "nothing" };

export type MailKind = MailContent["kind"];

/** An article for somebody, and which of their subscriptions found it. */
export type NewsItem = { articleId: number; because: number[] };

type SubscribedKind = "news" | "correction" | "discussion" | "newsletter";

/**
 * A mail as it waits. What somebody subscribed to is named by its rows and written when it is sent: what was withdrawn
 * meanwhile does not go out (db/mail-contents.ts).
 */
export type QueuedContent =
  | Exclude<MailContent, { kind: SubscribedKind }>
  | { kind: "news"; subscriberId: number; frequency: Frequency; items: NewsItem[] }
  | { kind: "correction"; subscriptionId: number; correctionId: number }
  | { kind: "discussion"; subscriptionId: number; commentIds: number[] }
  /** Without a subscription it is tried by an editor, whatever state it is in. */
  | { kind: "newsletter"; issueId: number; subscriptionId: number | null };

export type Mail = {
  /** One address, lower case. */
  to: string;
  locale: Site["locale"];
  /** What makes it once: "comment-approved 12". A second mail with the same key is not made. */
  dedupeKey: string;
  content: QueuedContent;
  subscriberId?: number;
  /** The issue of the newsletter that it brings. */
  issueId?: number;
};

/** Mails that somebody can turn off carry the headers of bulk mail (rules ML1, ML5). */
export const isBulk = (kind: MailKind): boolean =>
  ["comment-reply", "news", "correction", "discussion", "newsletter"].includes(kind);

/** Whether what a mail carries is over, so that sending it would only confuse. @param createdAt when it was asked for */
export function isPast(content: QueuedContent, createdAt: Date, now: Date): boolean {
  const minutes =
    content.kind === "sign-in"
      ? content.minutes
      : "hours" in content
        ? content.hours * 60
        : Number.POSITIVE_INFINITY;
  return now.getTime() - createdAt.getTime() >= minutes * 60_000;
}
