import type { Translate } from "#lib/i18n.ts";
import { waitedSince } from "#lib/waiting.ts";

/** "47 min", "1 h 52", "3 Tage". */
export function waitedText(t: Translate, since: Date, now: Date): string {
  const { unit, n, h, m } = waitedSince(since, now);
  if (unit === "minutes") return t("queue.waited.minutes", { n });
  return unit === "hours" ? t("queue.waited.hours", { h, m }) : t("queue.waited.days", { n });
}
