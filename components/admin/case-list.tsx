import Link from "next/link";
import { waitedText } from "#components/admin/waited.ts";
import type { DeskLine } from "#lib/case-desk.ts";
import { type Calendar, listTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { reasonName } from "#lib/notice-reasons.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  now: Date;
  caption: string;
  lines: DeskLine[];
  empty: string;
};

/** Cases in a table that lines up: what waits shows how long, what is decided shows when and how. */
export function CaseList({ t, calendar, now, caption, lines, empty }: Props) {
  if (lines.length === 0)
    return (
      <section className="cases-part">
        <h2>{caption}</h2>
        <p className="muted">{empty}</p>
      </section>
    );
  return (
    <section className="cases-part">
      <h2>{caption}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("cases.since")}</th>
            <th scope="col">{t("cases.kind")}</th>
            <th scope="col">{t("cases.about")}</th>
            <th scope="col">{t("cases.words")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.kind} ${line.reference}`}>
              <td data-label={t("cases.since")}>
                <time className="clock" dateTime={line.since.toISOString()}>
                  {line.kind === "decided"
                    ? listTime(line.since, now, calendar)
                    : waitedText(t, line.since, now)}
                </time>
              </td>
              <td data-label={t("cases.kind")}>
                <span className={line.kind === "appeal" ? "tag is-bad" : "tag"}>{stateOf(t, line)}</span>
              </td>
              <td data-label={t("cases.about")}>
                <Link href={paths.adminCase(line.reference)} prefetch={false}>
                  {aboutOf(t, line)}
                </Link>
              </td>
              <td data-label={t("cases.words")} className="cases-words">
                <b>{whatOf(t, line.what)}</b> {line.excerpt}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function stateOf(t: Translate, { kind, state }: DeskLine): string {
  if (kind !== "decided") return t(`cases.kinds.${kind}`);
  return state === "upheld" ? t("cases.states.upheld") : t("cases.states.dismissed");
}

function aboutOf(t: Translate, { title, isComment, reference }: DeskLine): string {
  if (title === null) return reference;
  return isComment ? t("report.commentOn", { title }) : t("report.articleNamed", { title });
}

/** A notice's reason, or what was imposed on somebody. */
export function whatOf(t: Translate, what: string): string {
  const key = `cases.restriction.${what}` as Parameters<Translate>[0];
  return t.has(key) ? t(key) : reasonName(t, what);
}
