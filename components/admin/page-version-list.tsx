import Link from "next/link";
import type { PageVersion } from "#db/page-versions.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; pageId: number; versions: PageVersion[] };

/** Digits of a hash by which people tell two wordings apart. */
const SHOWN_DIGITS = 12;

/** The wordings of a page, the latest first, each with its hash and a way to see what it changed. */
export function PageVersionList({ t, calendar, pageId, versions }: Props) {
  const last = versions.at(-1);
  return (
    <>
      <ol className="revisions">
        {versions.map(({ version, title, wordingHash, savedBy, createdAt }, at) => {
          const before = versions[at + 1];
          return (
            <li key={version}>
              <strong>{t("articleDesk.version", { version })}</strong>{" "}
              <span className="muted">
                {t("articleDesk.savedBy", {
                  name: savedBy ?? t("pageDesk.nobody"),
                  time: dateTime(new Date(createdAt), calendar),
                })}
              </span>
              <span className="under">
                {title} <code title={wordingHash}>{wordingHash.slice(0, SHOWN_DIGITS)}</code>
              </span>
              {before && (
                <Link
                  href={paths.adminPageVersions(
                    { id: pageId },
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
      {last && last.version > 1 && versions.length > 1 && (
        <p>
          <Link
            href={paths.adminPageVersions({ id: pageId }, { before: `${last.version}` })}
            prefetch={false}
          >
            {t("articleDesk.olderVersions")}
          </Link>
        </p>
      )}
    </>
  );
}
