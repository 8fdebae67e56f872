import Link from "next/link";
import { waitedText } from "#components/admin/waited.ts";
import type { OverviewArticle } from "#db/overview.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  t: Translate;
  now: Date;
  articles: OverviewArticle[];
  isLate?: boolean;
};

/** A few articles that wait, each a link to the editor, with who and how long. */
export function OverviewArticles({ t, now, articles, isLate = false }: Props) {
  return (
    <ul className="brief">
      {articles.map(({ id, title, section, at, by }) => (
        <li key={id}>
          <Link href={paths.adminArticle({ id })} prefetch={false}>
            {title || t("houseDesk.untitled")}
          </Link>
          <span className={isLate ? "is-late" : "muted"}>
            {[
              section,
              by,
              at &&
                t(isLate ? "houseDesk.lateSince" : "houseDesk.since", {
                  time: waitedText(t, new Date(at), now),
                }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
