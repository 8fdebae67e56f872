import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { readReading } from "#app/admin/reading.ts";
import { AuditTable } from "#components/admin/audit-table.tsx";
import { ReadList } from "#components/admin/read-list.tsx";
import { ViewsChart } from "#components/admin/views-chart.tsx";
import { listAudit } from "#db/audit-list.ts";
import { listLastPublished } from "#db/overview.ts";
import { listTime } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer } from "#lib/proof.ts";

type Props = { viewer: Viewer };

/** How often articles are read, and which. */
export async function Reading({ viewer }: Props) {
  const [{ t }, { days, today, week }] = await Promise.all([readDesk(), readReading(viewer)]);
  return (
    <>
      <section>
        <h3>{t("houseDesk.viewsTitle", { days: days.length })}</h3>
        <ViewsChart t={t} days={days} />
      </section>
      <ReadList t={t} title={t("houseDesk.topToday")} articles={today} />
      <ReadList t={t} title={t("houseDesk.topWeek")} articles={week} />
    </>
  );
}

/** What readers got last. */
export async function LastPublished({ viewer }: Props) {
  const [{ t, calendar, now }, articles] = await Promise.all([readDesk(), listLastPublished(viewer)]);
  return (
    <section>
      <h3>{t("houseDesk.lastPublished")}</h3>
      {articles.length === 0 && <p className="muted">{t("houseDesk.nothingPublished")}</p>}
      <ul className="brief">
        {articles.map(({ id, title, slug, sectionSlug, section, at }) => (
          <li key={id}>
            <a href={paths.article({ slug, section: { slug: sectionSlug } })}>{title}</a>
            <span className="muted">
              {section}
              {at && ` · ${listTime(new Date(at), now, calendar)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The latest lines of the log. */
export async function LastDone() {
  const [{ t, calendar }, { lines }] = await Promise.all([readDesk(), listAudit({ most: 8 })]);
  return (
    <>
      <h2>{t("admin.lastDone")}</h2>
      <AuditTable t={t} calendar={calendar} lines={lines} />
      <p>
        <Link href={paths.adminAudit()} prefetch={false}>
          {t("admin.wholeLog")}
        </Link>
      </p>
    </>
  );
}
