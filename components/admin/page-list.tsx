import Link from "next/link";
import type { PageLine } from "#db/page-desk.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; lines: PageLine[] };

/** Pages by their addresses, each with what it is to readers. */
export function PageList({ t, calendar, lines }: Props) {
  if (lines.length === 0) return <p className="empty">{t("pageDesk.none")}</p>;
  return (
    <ul className="page-list">
      {lines.map(({ id, slug, language, title, state, inFooter, updatedAt }) => (
        <li key={id}>
          <Link href={paths.adminPage({ id })} prefetch={false}>
            {title}
          </Link>
          <p className="muted">
            {[
              paths.page({ slug }),
              t(language === "de" ? "pageDesk.german" : "pageDesk.english"),
              t(state === "live" ? "pageDesk.live" : "pageDesk.draft"),
              ...(inFooter ? [t("pageDesk.isInFooter")] : []),
              dateTime(new Date(updatedAt), calendar),
            ].join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
