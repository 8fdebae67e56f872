import type { ReactNode } from "react";
import { RailLink } from "#components/admin/rail-link.tsx";
import type { NewsroomCounts } from "#db/newsroom-counts.ts";
import type { Role } from "#lib/capabilities.ts";
import type { Translate } from "#lib/i18n.ts";
import type { CappedCount } from "#lib/moderation-queue.ts";
import { paths } from "#lib/paths.ts";

/** Who is in, and what waits for them; no counts for whoever does not moderate. */
export type Rail = { name: string; role: Role; moderates: boolean; counts: NewsroomCounts | null };

type Props = { t: Translate; siteName: string; rail: Rail; children: ReactNode };

/** Left rail with words; on a phone a bar at the top that opens. */
export function AdminFrame({ t, siteName, rail, children }: Props) {
  return (
    <div className="frame">
      <a className="skip" href="#desk">
        {t("admin.skip")}
      </a>
      <header className="rail">
        <a className="rail-name" href={paths.home()} title={t("admin.toSite")}>
          {siteName}
        </a>
        <details className="rail-menu">
          <summary>{t("admin.menu")}</summary>
          <RailLinks t={t} rail={rail} />
        </details>
        <div className="rail-wide">
          <RailLinks t={t} rail={rail} />
        </div>
        <p className="rail-person">
          <a href={paths.account()}>{rail.name || t("admin.nameless")}</a> · {t(`admin.role.${rail.role}`)}
        </p>
      </header>
      <main id="desk" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function RailLinks({ t, rail: { moderates, counts } }: { t: Translate; rail: Rail }) {
  return (
    <nav aria-label={t("admin.navigation")}>
      <RailLink href={paths.admin()} label={t("admin.overview")} exact />
      {moderates && (
        <>
          <h2>{t("admin.readers")}</h2>
          <RailLink
            href={paths.adminComments()}
            label={t("admin.comments")}
            count={counts ? countText(t, counts.pending) : ""}
          />
          <RailLink
            href={paths.adminCases()}
            label={t("admin.cases")}
            count={counts?.openNotices ? countText(t, { count: counts.openNotices, isMore: false }) : ""}
          />
          <RailLink href={paths.adminPeople()} label={t("admin.people")} />
          <RailLink href={paths.adminWatchWords()} label={t("admin.watchWords")} />
          <h2>{t("admin.house")}</h2>
          <RailLink href={paths.adminAudit()} label={t("admin.audit")} />
        </>
      )}
    </nav>
  );
}

/** "23", "10.000+"; nothing for nothing. */
export function countText(t: Translate, { count, isMore }: CappedCount): string {
  return count === 0 ? "" : t("admin.count", { count, more: isMore ? "yes" : "no" });
}
