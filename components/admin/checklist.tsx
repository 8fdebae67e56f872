import Link from "next/link";
import { Fragment } from "react";
import type { Check } from "#lib/checklist.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

/** What is amiss before an article goes out: what must be mended, and what may be weighed. */
export function Checklist({ t, checks }: { t: Translate; checks: Check[] }) {
  return (
    <section className="checklist" aria-labelledby="checklist-title">
      <h2 id="checklist-title">{t("articleDesk.checks")}</h2>
      {checks.length === 0 ? (
        <p className="is-good">{t("articleDesk.checksFine")}</p>
      ) : (
        <ul>
          {checks.map(({ name, level, count, pictureIds = [] }) => (
            <li key={name} className={`is-${level}`}>
              <strong>{t(level === "stop" ? "articleDesk.checkStop" : "articleDesk.checkHint")}</strong>{" "}
              {t(`articleDesk.check.${name}`, { count })}
              {pictureIds.map((id, at) => (
                <Fragment key={id}>
                  {" "}
                  <Link href={paths.adminPicture({ id })} prefetch={false}>
                    {t("articleDesk.toPicture", { at: at + 1, of: pictureIds.length })}
                  </Link>
                </Fragment>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
