import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import { FailedJobs, jobWord } from "#components/admin/failed-jobs.tsx";
import { SystemTabs } from "#components/admin/system-tabs.tsx";
import { listFailedJobs, listQueues } from "#db/failed-jobs.ts";
import { KEEP_JOBS_DAYS } from "#lib/jobs.ts";
import { paths } from "#lib/paths.ts";
import { retry } from "../actions.ts";
import "../system.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("houseDesk.tab.jobs") };
}

export default async function JobsPage({ searchParams }: Props) {
  const admin = await requireAdmin(paths.adminJobs());
  const { t, calendar } = await readDesk();
  const query = await searchParams;
  const [queues, failed] = await Promise.all([listQueues(admin), listFailedJobs(admin)]);
  return (
    <div className="page">
      <h1>{t("houseDesk.tab.jobs")}</h1>
      <SystemTabs t={t} here="jobs" />
      {query.done === "retried" && (
        <p className="outcome" role="status">
          {t("houseDesk.done.retried")}
        </p>
      )}
      {typeof query.problem === "string" && (
        <p className="outcome is-problem" role="alert">
          {await problemText(query.problem, "houseDesk")}
        </p>
      )}
      <p className="muted">{t("houseDesk.jobsIntro")}</p>
      <table className="queues">
        <thead>
          <tr>
            <th scope="col">{t("houseDesk.queue")}</th>
            <th scope="col">{t("houseDesk.jobsWaiting")}</th>
            <th scope="col">{t("houseDesk.jobsRunning")}</th>
            <th scope="col">{t("houseDesk.jobsFailed")}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ name, waiting, running, failed }) => (
            <tr key={name}>
              <td data-label={t("houseDesk.queue")}>{jobWord(t, name)}</td>
              <td data-label={t("houseDesk.jobsWaiting")}>{waiting}</td>
              <td data-label={t("houseDesk.jobsRunning")}>{running}</td>
              <td data-label={t("houseDesk.jobsFailed")}>
                {failed > 0 ? <span className="tag is-bad">{failed}</span> : 0}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t("houseDesk.failedTitle")}</h2>
      {failed.length === 0 ? (
        <p className="muted">{t("houseDesk.noFailedJob", { days: KEEP_JOBS_DAYS })}</p>
      ) : (
        <FailedJobs t={t} calendar={calendar} jobs={failed} retry={retry} />
      )}
    </div>
  );
}
