import { Fragment, type ReactNode } from "react";
import { RailLink } from "#components/admin/rail-link.tsx";
import { RailSearch } from "#components/admin/rail-search.tsx";
import type { NewsroomCounts } from "#db/newsroom-counts.ts";
import { can, type Role } from "#lib/capabilities.ts";
import type { Messages, Translate } from "#lib/i18n.ts";
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
        <RailSearch t={t} />
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

type LinkName = keyof Messages["rail"]["link"];

/** What a role's rail leads to, in groups; a page that the role may not see is not there. */
function RailLinks({ t, rail: { role, counts } }: { t: Translate; rail: Rail }) {
  const link = (name: LinkName, href: string, count = "") => ({ name, href, count });
  const groups = [
    can(role, "write") && {
      title: t("rail.newsroom"),
      links: [
        link("articles", paths.adminArticles()),
        link("plan", paths.adminPlan()),
        link("media", paths.adminMedia()),
        ...(can(role, "publish")
          ? [link("front", paths.adminFront()), link("promotions", paths.adminPromotions())]
          : []),
      ],
    },
    can(role, "moderate") && {
      title: t("admin.readers"),
      links: [
        link("comments", paths.adminComments(), counts ? countText(t, counts.pending) : ""),
        link(
          "cases",
          paths.adminCases(),
          counts?.openNotices ? countText(t, { count: counts.openNotices, isMore: false }) : "",
        ),
        link("people", paths.adminPeople()),
        link("watchWords", paths.adminWatchWords()),
      ],
    },
    can(role, "publish") && {
      title: t("rail.order"),
      links: [
        link("sections", paths.adminSections()),
        link("topics", paths.adminTopics()),
        link("stories", paths.adminStories()),
        link("authors", paths.adminAuthors()),
        link("pages", paths.adminPages()),
        link("menus", paths.adminMenus()),
        link("newsletter", paths.adminNewsletter()),
        link("subscribers", paths.adminSubscribers()),
        link("redirects", paths.adminRedirects()),
        link("links", paths.adminLinks()),
      ],
    },
    can(role, "moderate") && {
      title: t("admin.house"),
      links: [
        ...(can(role, "administer")
          ? [
              link("settings", paths.adminSettings()),
              link("staff", paths.adminStaff()),
              link("vgwort", paths.adminVgWort()),
              link("feeds", paths.adminFeeds()),
              link("outbox", paths.adminOutbox()),
              link("system", paths.adminSystem()),
            ]
          : []),
        link("audit", paths.adminAudit()),
      ],
    },
  ].filter((group) => group !== false);
  return (
    <nav aria-label={t("admin.navigation")}>
      <RailLink href={paths.admin()} label={t("admin.overview")} exact />
      {groups.map(({ title, links }) => (
        <Fragment key={title}>
          <h2>{title}</h2>
          {links.map(({ name, href, count }) => (
            <RailLink key={name} href={href} label={t(`rail.link.${name}`)} count={count} />
          ))}
        </Fragment>
      ))}
    </nav>
  );
}

/** "23", "10.000+"; nothing for nothing. */
export function countText(t: Translate, { count, isMore }: CappedCount): string {
  return count === 0 ? "" : t("admin.count", { count, more: isMore ? "yes" : "no" });
}
