import Link from "next/link";
import type { LinkLine, LinkUse } from "#db/link-desk.ts";
import { type Calendar, longDate } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { LinkView } from "#lib/link-filter.ts";
import { paths } from "#lib/paths.ts";

type Actions = Record<"recheck" | "ignore" | "unignore", (form: FormData) => Promise<void>>;
type Props = { t: Translate; calendar: Calendar; view: LinkView; lines: LinkLine[]; actions: Actions };

/** Links that somebody should see to: what is wrong with each, since when, and who has it. */
export function LinkList({ t, calendar, view, lines, actions }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("linkDesk.address")}</th>
          <th scope="col">{t("linkDesk.wrong")}</th>
          <th scope="col">{t("linkDesk.since")}</th>
          <th scope="col">{t("linkDesk.standsIn")}</th>
          <th scope="col">{t("linkDesk.act")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="link-address" data-label={t("linkDesk.address")}>
              <a href={line.url} rel="noopener noreferrer">
                {line.url}
              </a>
            </td>
            <td data-label={t("linkDesk.wrong")}>
              <What t={t} line={line} />
            </td>
            <td data-label={t("linkDesk.since")}>
              <time dateTime={line.since.toISOString()}>{longDate(line.since, calendar)}</time>
            </td>
            <td data-label={t("linkDesk.standsIn")}>
              <Uses t={t} line={line} />
            </td>
            <td>
              <Buttons t={t} line={line} view={view} actions={actions} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function What({ t, line: { verdict, fault, status, movedTo } }: { t: Translate; line: LinkLine }) {
  if (verdict === "moved" && movedTo)
    return (
      <>
        {t("linkDesk.movedTo")} <span className="link-moved">{movedTo}</span>
      </>
    );
  return fault ? t(`linkDesk.fault.${fault}`, { status: status ?? 0 }) : t(`linkDesk.verdict.${verdict}`);
}

function Uses({ t, line: { uses, moreUses } }: { t: Translate; line: LinkLine }) {
  return (
    <ul className="link-uses">
      {uses.map((use) => (
        <li key={`${use.kind}${use.id}`}>
          <Link href={deskOf(use)} prefetch={false}>
            {use.title || t("houseDesk.untitled")}
          </Link>
        </li>
      ))}
      {moreUses > 0 && <li className="muted">{t("linkDesk.moreUses", { count: moreUses })}</li>}
    </ul>
  );
}

const deskOf = ({ kind, id }: LinkUse) =>
  kind === "article" ? paths.adminArticle({ id }) : paths.adminPage({ id });

type ButtonsProps = { t: Translate; line: LinkLine; view: LinkView; actions: Actions };

function Buttons({ t, line: { id, url }, view, actions }: ButtonsProps) {
  const button = (name: keyof Actions) => (
    <form action={actions[name]}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="view" value={view} />
      <button className="quiet" type="submit" aria-label={t(`linkDesk.${name}One`, { url })}>
        {t(`linkDesk.${name}`)}
      </button>
    </form>
  );
  return (
    <div className="link-buttons">
      {button("recheck")}
      {button(view === "ignored" ? "unignore" : "ignore")}
    </div>
  );
}
