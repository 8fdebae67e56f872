import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { PingTargets } from "#components/admin/ping-targets.tsx";
import { SystemTabs } from "#components/admin/system-tabs.tsx";
import { listPings, listPingTargets, type Ping } from "#db/ping-list.ts";
import { dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { indexNowKey } from "#lib/indexnow.ts";
import { paths } from "#lib/paths.ts";
import { PING_LOG_DAYS } from "#lib/pings.ts";
import { parseId } from "#lib/queue-filter.ts";
import "../system.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("houseDesk.tab.pings") };
}

export default async function PingsPage({ searchParams }: Props) {
  const admin = await requireAdmin(paths.adminPings());
  const { t, calendar, site } = await readDesk();
  const [{ pings, next }, targets] = await Promise.all([
    listPings(admin, parseId((await searchParams).before)),
    listPingTargets(admin),
  ]);
  const keyFile = site.settings.indexNow ? paths.indexNowKey(indexNowKey()) : null;
  return (
    <div className="page">
      <h1>{t("houseDesk.tab.pings")}</h1>
      <SystemTabs t={t} here="pings" />
      <PingTargets t={t} calendar={calendar} targets={targets} keyFile={keyFile} />
      <h2>{t("houseDesk.pingLog")}</h2>
      <p className="muted">{t("houseDesk.pingLogHelp", { days: PING_LOG_DAYS })}</p>
      {pings.length === 0 ? (
        <p className="muted">{t("houseDesk.noPing")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("admin.when")}</th>
              <th scope="col">{t("houseDesk.target")}</th>
              <th scope="col">{t("admin.about")}</th>
              <th scope="col">{t("houseDesk.answer")}</th>
            </tr>
          </thead>
          <tbody>
            {pings.map((ping) => (
              <tr key={ping.id}>
                <td data-label={t("admin.when")}>
                  <time dateTime={ping.createdAt}>{dateTime(new Date(ping.createdAt), calendar)}</time>
                </td>
                <td data-label={t("houseDesk.target")}>
                  {t(`houseDesk.ping.${ping.kind}`)} <span className="detail">{ping.target}</span>
                </td>
                <td data-label={t("admin.about")}>
                  {ping.articleId !== null && (
                    <>
                      <Link href={paths.adminArticle({ id: ping.articleId })} prefetch={false}>
                        {ping.title}
                      </Link>{" "}
                    </>
                  )}
                  <span className="detail ping-url">
                    {ping.urls > 1
                      ? t("houseDesk.pingUrls", { count: ping.urls })
                      : readable(ping.url, site.url)}
                  </span>
                </td>
                <td data-label={t("houseDesk.answer")}>
                  <Answered t={t} ping={ping} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next !== null && (
        <p>
          <Link className="button" href={paths.adminPings({ before: `${next}` })} prefetch={false}>
            {t("admin.older")}
          </Link>
        </p>
      )}
    </div>
  );
}

/** An address as people read it, without our own host; what cannot be decoded stays as it is. */
function readable(url: string, origin: string): string {
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function Answered({ t, ping: { status, answer } }: { t: Translate; ping: Ping }) {
  const isGood = status !== null && status >= 200 && status < 300;
  return (
    <>
      <span className={isGood ? "verdict is-good" : "verdict is-bad"}>
        {status ?? t("houseDesk.noAnswer")}
      </span>{" "}
      <span className="detail">{answer.slice(0, 200)}</span>
    </>
  );
}
