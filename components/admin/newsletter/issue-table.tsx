import Link from "next/link";
import type { IssueLine } from "#db/newsletter-desk.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; lines: IssueLine[] };

/** Issues with where each stands, and when it went out or will. */
export function IssueTable({ t, calendar, lines }: Props) {
  if (lines.length === 0) return <p className="empty">{t("newsletterDesk.none")}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("newsletterDesk.subject")}</th>
          <th scope="col">{t("newsletterDesk.state")}</th>
          <th scope="col">{t("newsletterDesk.articles")}</th>
          <th scope="col">{t("newsletterDesk.when")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, subject, state, items, sentAt, scheduledFor }) => {
          const at = sentAt ?? scheduledFor;
          return (
            <tr key={id}>
              <td data-label={t("newsletterDesk.subject")}>
                <Link href={paths.adminIssue({ id })} prefetch={false}>
                  {subject}
                </Link>
              </td>
              <td data-label={t("newsletterDesk.state")}>{t(`newsletterDesk.states.${state}`)}</td>
              <td data-label={t("newsletterDesk.articles")}>{items}</td>
              <td data-label={t("newsletterDesk.when")}>
                {at ? (
                  <time dateTime={new Date(at).toISOString()}>{dateTime(new Date(at), calendar)}</time>
                ) : (
                  "–"
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
