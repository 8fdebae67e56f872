import type { Item } from "#lib/wordpress/items.ts";
import { feedMoment, utcMoment, zonedMoment } from "#lib/wordpress/moments.ts";

type State = "draft" | "review" | "scheduled" | "live";
export type Standing = { state: State; publishedAt: Date | null; note: string | null };

/** Entries that never were or no longer are anything: not taken over. */
const SKIPPED: Record<string, string> = {
  trash: "in the bin",
  "auto-draft": "never saved",
  inherit: "revision",
};

export function skipReason(item: Item): string | null {
  const reason = SKIPPED[item.status];
  return reason && item.type !== "attachment" ? reason : null;
}

/** When an entry was published, by the best of the dates that the file gives. */
export function publicationMoment(item: Item, timeZone: string): Date | null {
  return utcMoment(item.dateGmt) ?? zonedMoment(item.date, timeZone) ?? feedMoment(item.pubDate);
}

/** How an entry stands here. @param now decides whether something scheduled is due */
export function standing(item: Item, timeZone: string, now: Date): Standing {
  const publishedAt = publicationMoment(item, timeZone);
  if (item.password) return { state: "draft", publishedAt, note: "protected by a password, now a draft" };
  switch (item.status) {
    case "publish":
      return asLive(publishedAt, now);
    case "future":
      if (!publishedAt) return { state: "draft", publishedAt, note: "scheduled without a date, now a draft" };
      return { state: publishedAt > now ? "scheduled" : "live", publishedAt, note: null };
    case "pending":
      return { state: "review", publishedAt, note: null };
    case "draft":
      return { state: "draft", publishedAt, note: null };
    case "private":
      return { state: "draft", publishedAt, note: "private, now a draft" };
    default:
      return {
        state: "draft",
        publishedAt,
        note: `unknown status "${item.status.slice(0, 40)}", now a draft`,
      };
  }
}

function asLive(publishedAt: Date | null, now: Date): Standing {
  if (!publishedAt) return { state: "live", publishedAt, note: "no date in the file, published now" };
  if (publishedAt > now)
    return { state: "scheduled", publishedAt, note: "published in the future, now scheduled" };
  return { state: "live", publishedAt, note: null };
}
