import { ISSUE_FORM } from "#components/admin/newsletter/issue-texts.ts";
import type { Standing } from "#db/front-desk.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";

type Props = { t: Translate; calendar: Calendar; lines: Standing[]; isSearch: boolean };

/** Articles that could be taken in: what was found, else the newest. */
export function IssueCandidates({ t, calendar, lines, isSearch }: Props) {
  if (lines.length === 0) return <p className="muted">{t("newsletterDesk.noCandidate")}</p>;
  return (
    <>
      {!isSearch && <p className="muted">{t("newsletterDesk.newest")}</p>}
      <ol className="story-lines">
        {lines.map(({ id, title, section, publishedAt, sponsored }) => (
          <li key={id}>
            <div>
              <p className="muted">
                <time dateTime={new Date(publishedAt).toISOString()}>
                  {dateTime(new Date(publishedAt), calendar)}
                </time>
                {" · "}
                {sponsored ? <strong>{t("newsletterDesk.paid")}</strong> : section}
              </p>
              <h3>{title}</h3>
            </div>
            <button
              type="submit"
              form={ISSUE_FORM}
              name="do"
              value={`add-${id}`}
              aria-label={t("newsletterDesk.take", { title })}
            >
              {t("newsletterDesk.takeIn")}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
