import Link from "next/link";
import type { FailedJob } from "#db/failed-jobs.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  jobs: FailedJob[];
  retry: (form: FormData) => Promise<void>;
};

/** Jobs that were given up: why, and a button that lets them run once more. */
export function FailedJobs({ t, calendar, jobs, retry }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("admin.when")}</th>
          <th scope="col">{t("houseDesk.queue")}</th>
          <th scope="col">{t("houseDesk.reason")}</th>
          <th scope="col">{t("houseDesk.tries")}</th>
          <th scope="col">{t("houseDesk.act")}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map(({ id, name, data, reason, tries, failedAt }) => (
          <tr key={id}>
            <td data-label={t("admin.when")}>
              <time dateTime={failedAt}>{dateTime(new Date(failedAt), calendar)}</time>
            </td>
            <td data-label={t("houseDesk.queue")}>
              {jobWord(t, name)}
              <div className="detail">
                {Object.entries(data ?? {})
                  .map(([key, value]) => `${key} ${String(value)}`)
                  .join(", ")}
              </div>
            </td>
            <td data-label={t("houseDesk.reason")} className="detail">
              {reason.slice(0, 300)}
            </td>
            <td data-label={t("houseDesk.tries")}>{tries}</td>
            <td data-label={t("houseDesk.act")}>
              <form action={retry}>
                <input type="hidden" name="name" value={name} />
                <input type="hidden" name="id" value={id} />
                <button type="submit">{t("houseDesk.retry")}</button>
              </form>
              {name === "mail" && (
                <Link href={paths.adminOutbox({ state: "failed" })} prefetch={false}>
                  {t("houseDesk.toOutbox")}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Jobs that have no word yet stand as they are called. */
export function jobWord(t: Translate, name: string): string {
  const key = `houseDesk.job.${name}` as Parameters<Translate>[0];
  return t.has(key) ? t(key) : name;
}
