import Link from "next/link";
import type { ReactNode } from "react";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";

type Version = { version: number; savedBy: string | null; createdAt: string; under: ReactNode };

type Props = {
  t: Translate;
  calendar: Calendar;
  /** The latest first. */
  versions: Version[];
  /** Who saved where nobody is named. */
  nobody: string;
  /** The history with this query: two versions side by side, or those before one. */
  at: (query: Record<string, string>) => string;
};

/** Versions of a text, the latest first, each with a way to see what it changed. */
export function RevisionList({ t, calendar, versions, nobody, at }: Props) {
  const last = versions.at(-1);
  return (
    <>
      <ol className="revisions">
        {versions.map(({ version, under, savedBy, createdAt }, place) => {
          const before = versions[place + 1];
          return (
            <li key={version}>
              <strong>{t("articleDesk.version", { version })}</strong>{" "}
              <span className="muted">
                {t("articleDesk.savedBy", {
                  name: savedBy ?? nobody,
                  time: dateTime(new Date(createdAt), calendar),
                })}
              </span>
              <span className="under">{under}</span>
              {before && (
                <Link href={at({ from: `${before.version}`, to: `${version}` })} prefetch={false}>
                  {t("articleDesk.compare")}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
      {last && last.version > 1 && versions.length > 1 && (
        <p>
          <Link href={at({ before: `${last.version}` })} prefetch={false}>
            {t("articleDesk.olderVersions")}
          </Link>
        </p>
      )}
    </>
  );
}
