import type { BoardArticle, BoardPlace } from "#components/admin/front-board-types.ts";
import type { FrontDesk, Standing } from "#db/front-desk.ts";
import { type Calendar, dateTime, listTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { localField } from "#lib/local-moment.ts";
import { paths } from "#lib/paths.ts";

type Voice = { t: Translate; calendar: Calendar; now: Date };

/** The desk in the words of its page: what the browser needs, and nothing that it would have to translate. */
export function toBoard(
  { places }: FrontDesk,
  candidates: Standing[],
  { t, calendar, now }: Voice,
): { places: BoardPlace[]; candidates: BoardArticle[] } {
  const toArticle = (article: Standing): BoardArticle => {
    const place = places.find((one) => one.article?.id === article.id);
    return {
      id: article.id,
      title: article.title,
      href: paths.adminArticle(article),
      meta: [
        article.sponsored && t("frontDesk.paid"),
        article.section,
        listTime(new Date(article.publishedAt), now, calendar),
        !article.hasPicture && t("frontDesk.noPicture"),
      ]
        .filter(Boolean)
        .join(" · "),
      place: place ? t(`frontDesk.place.${place.name}`) : "",
    };
  };
  return {
    places: places.map(({ name, article, pin, lapsed }) => ({
      name,
      label: t(`frontDesk.place.${name}`),
      short: t(`frontDesk.short.${name}`),
      article: article && toArticle(article),
      pin: pin && {
        title: pin.title,
        expiresAt: pin.expiresAt ? localField(new Date(pin.expiresAt), calendar.timeZone) : "",
        state: pin.expiresAt
          ? t("frontDesk.pinnedUntil", { until: dateTime(new Date(pin.expiresAt), calendar) })
          : t("frontDesk.pinned"),
      },
      lapsed: lapsed
        ? lapsed.expiresAt && new Date(lapsed.expiresAt) <= now
          ? t("frontDesk.lapsed", {
              title: lapsed.title,
              until: dateTime(new Date(lapsed.expiresAt), calendar),
            })
          : t("frontDesk.gone", { title: lapsed.title })
        : "",
    })),
    candidates: candidates.map(toArticle),
  };
}
