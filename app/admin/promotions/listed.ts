import type { ListedPromotion } from "#components/admin/promotion-list.tsx";
import type { PromotionRow } from "#db/promotion-desk.ts";
import { type Calendar, dateTime, longDate } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { isPaidLink } from "#lib/paid-links.ts";
import type { Site } from "#lib/site.ts";

type Voice = { t: Translate; calendar: Calendar; site: Site; now: Date };

/** Rows with their days in words, and with the label that readers see: a paid address is labelled whoever entered it. */
export const toListed = (rows: PromotionRow[], { t, calendar, site, now }: Voice): ListedPromotion[] =>
  rows.map((row) => {
    const start = row.startsAt && new Date(row.startsAt);
    const end = row.endsAt && new Date(row.endsAt);
    const until =
      end &&
      (end <= now
        ? t("promotionDesk.untilTime", { moment: dateTime(end, calendar) })
        : t("promotionDesk.until", { day: longDate(end, calendar) }));
    const from = start && start > now && t("promotionDesk.later", { day: longDate(start, calendar) });
    return {
      ...row,
      isPaid: row.paid || isPaidLink(row.href, site.settings),
      when: [from, until].filter(Boolean).join(" "),
    };
  });
