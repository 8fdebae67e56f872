import Link from "next/link";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { DeskLine } from "#lib/desk-list.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; lines: DeskLine[]; isFiltered: boolean };

/** Articles as the newsroom lists them. */
export function DeskList({ t, calendar, lines, isFiltered }: Props) {
  if (lines.length === 0)
    return <p className="empty">{t(isFiltered ? "articleDesk.noneFound" : "articleDesk.noneYet")}</p>;
  return (
    <table className="articles">
      <thead>
        <tr>
          <th scope="col">{t("articleDesk.headline")}</th>
          <th scope="col">{t("articleDesk.stateTitle")}</th>
          <th scope="col">{t("articleDesk.people")}</th>
          <th scope="col">{t("articleDesk.changedAt")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td data-label={t("articleDesk.headline")}>
              <Link href={paths.adminArticle(line)} prefetch={false}>
                {line.title}
              </Link>
              <span className="under">
                {[
                  line.section,
                  t("articleDesk.words", { count: line.words }),
                  ...(line.kind === "live_blog" ? [t("articleDesk.liveBlog")] : []),
                ].join(" · ")}
              </span>
            </td>
            <td data-label={t("articleDesk.stateTitle")}>
              <StateMark t={t} calendar={calendar} line={line} />
            </td>
            <td data-label={t("articleDesk.people")}>
              {line.assignedTo ?? line.authors ?? ""}
              {line.holder && (
                <span className="under">{t("articleDesk.writing", { name: line.holder })}</span>
              )}
            </td>
            <td data-label={t("articleDesk.changedAt")}>
              <time dateTime={line.touchedAt}>{dateTime(new Date(line.touchedAt), calendar)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StateMark({ t, calendar, line }: { t: Translate; calendar: Calendar; line: DeskLine }) {
  const moment = (iso: string) => dateTime(new Date(iso), calendar);
  return (
    <>
      <span className={`state is-${line.state}`}>{t(`articleDesk.state.${line.state}`)}</span>
      {line.state === "scheduled" && line.scheduledFor && (
        <span className="under">{t("articleDesk.scheduledAt", { time: moment(line.scheduledFor) })}</span>
      )}
      {line.state !== "scheduled" && line.state !== "live" && line.plannedFor && (
        <span className="under">{t("articleDesk.plannedAt", { time: moment(line.plannedFor) })}</span>
      )}
      {line.hasChanges && <span className="under is-warn">{t("articleDesk.unpublished")}</span>}
    </>
  );
}
