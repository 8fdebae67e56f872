import type { SubscriptionKind } from "#lib/subscriptions.ts";

/** What is counted by day: what became of mails, then what became of subscriptions. */
export const COUNTED = ["sent", "bounced", "complained", "held", "confirmed", "ended"] as const;
export type Counted = (typeof COUNTED)[number];

/** Mails as the figures tell them apart: those that can be turned off each by itself, the first of a subscription, the rest. */
export const FIGURE_ROWS = [
  "news",
  "newsletter",
  "discussion",
  "correction",
  "comment-reply",
  "subscribe-confirm",
  "other",
] as const;
export type FigureRow = (typeof FIGURE_ROWS)[number];

/** In which row a mail is counted. */
export const rowOfMail = (kind: string): FigureRow => {
  if (kind === "subscribed-already") return "subscribe-confirm";
  return FIGURE_ROWS.find((row) => row === kind) ?? "other";
};

const MAIL_OF: Partial<Record<SubscriptionKind | "comment-reply", FigureRow>> = {
  newsletter: "newsletter",
  corrections: "correction",
  comments: "discussion",
  "comment-reply": "comment-reply",
};

/** Which mails stop with a subscription that ends. */
export const rowOfSubscription = (kind: string): FigureRow => MAIL_OF[kind as SubscriptionKind] ?? "news";

export type MailFigures = Record<"sent" | "bounced" | "complained" | "ended" | "held", number>;

/** One count of a kind, summed over days. */
export type CountLine = { what: Counted; kind: string; many: number };

/** The rows of the table that have anything to tell, in their order. */
export function mailFigures(lines: readonly CountLine[]): { row: FigureRow; figures: MailFigures }[] {
  const rows = new Map<FigureRow, MailFigures>();
  for (const { what, kind, many } of lines) {
    if (what === "confirmed") continue;
    const row = what === "ended" ? rowOfSubscription(kind) : rowOfMail(kind);
    const figures = rows.get(row) ?? { sent: 0, bounced: 0, complained: 0, ended: 0, held: 0 };
    figures[what] += many;
    rows.set(row, figures);
  }
  return FIGURE_ROWS.flatMap((row) => {
    const figures = rows.get(row);
    return figures ? [{ row, figures }] : [];
  });
}

export type GrowthDay = { day: string; confirmed: number; ended: number; total: number };

/**
 * How many ran at the end of each day, told back from today: what goes with a merged story is no end that anybody
 * wanted and is in no count, so a day long ago may be a few too low, never below nothing.
 */
export function growthDays(days: readonly Omit<GrowthDay, "total">[], runningNow: number): GrowthDay[] {
  let total = runningNow;
  return days
    .toReversed()
    .map((day) => {
      const told = { ...day, total };
      total = Math.max(0, total - day.confirmed + day.ended);
      return told;
    })
    .toReversed();
}
