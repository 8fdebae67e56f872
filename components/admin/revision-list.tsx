import Link from "next/link";
import type { Revision } from "#db/revisions.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; articleId: number; revisions: Revision[] };

/** Versions of an article, the latest first, each with a way to see what it changed. */
export function RevisionList({ t, calendar, articleId, revisions }: Props) {
  const last = revisions.at(-1);
  return (
    <>
      <ol className="revisions">
        {revisions.map(({ version, title, why, savedBy, createdAt }, at) => {
          const before = revisions[at + 1];
          return (
            <li key={version}>
              <strong>{t("articleDesk.version", { version })}</strong>{" "}
              <span className="muted">
                {t("articleDesk.savedBy", {
                  name: savedBy ?? t("articleDesk.somebody"),
                  time: dateTime(new Date(createdAt), calendar),
                })}
              </span>
              <span className="under">{why || title}</span>
              {before && (
                <Link
                  href={paths.adminArticleHistory(
                    { id: articleId },
                    { from: `${before.version}`, to: `${version}` },
                  )}
                  prefetch={false}
                >
                  {t("articleDesk.compare")}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
      {last && last.version > 1 && revisions.length > 1 && (
        <p>
          <Link
            href={paths.adminArticleHistory({ id: articleId }, { before: `${last.version}` })}
            prefetch={false}
          >
            {t("articleDesk.olderVersions")}
          </Link>
        </p>
      )}
    </>
  );
}
