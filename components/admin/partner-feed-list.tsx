import Link from "next/link";
import type { PartnerFeed } from "#db/partner-feeds.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; feeds: PartnerFeed[] };

/** Who gets what, and whether they fetch it. */
export function PartnerFeedList({ t, calendar, feeds }: Props) {
  return (
    <table className="data">
      <thead>
        <tr>
          <th scope="col">{t("partnerDesk.name")}</th>
          <th scope="col">{t("partnerDesk.gets")}</th>
          <th scope="col">{t("partnerDesk.used")}</th>
        </tr>
      </thead>
      <tbody>
        {feeds.map((feed) => (
          <tr key={feed.id}>
            <th scope="row">
              <Link href={paths.adminFeed(feed)} prefetch={false}>
                {feed.name}
              </Link>
              {!feed.active && <span className="tag">{t("partnerDesk.ended")}</span>}
            </th>
            <td>{rulesText(t, feed)}</td>
            <td>{usedText(t, calendar, feed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rulesText(t: Translate, { rules }: PartnerFeed): string {
  const { choice, text, pictures, paid, delayMinutes } = rules;
  const chosen = [...choice.section, ...choice.topic, ...choice.author, ...choice.story];
  const words = choice.q === "" ? [] : [t("feeds.words", { words: choice.q })];
  const what = [...chosen, ...words].join(", ") || t("partnerDesk.everything");
  return [
    what,
    t(`partnerDesk.texts.${text}`),
    ...(pictures ? [] : [t("partnerDesk.noPictures")]),
    ...(paid ? [t("partnerDesk.withPaid")] : []),
    ...(delayMinutes > 0 ? [t("partnerDesk.later", { minutes: delayMinutes })] : []),
  ].join(" · ");
}

/** How often it was fetched, and when last. */
export const usedText = (t: Translate, calendar: Calendar, { uses, lastUsedAt }: PartnerFeed): string =>
  lastUsedAt
    ? t("partnerDesk.uses", { count: uses, at: dateTime(new Date(lastUsedAt), calendar) })
    : t("partnerDesk.unused");
