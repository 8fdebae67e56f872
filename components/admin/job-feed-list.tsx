import type { FetchResult, JobFeed } from "#db/job-feeds.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Messages, Translate } from "#lib/i18n.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  feeds: JobFeed[];
  results: Record<string, FetchResult>;
  sections: { id: number; name: string }[];
  removeFeed: (form: FormData) => Promise<void>;
  fetchNow: (form: FormData) => Promise<void>;
};

/** The feeds that job ads come from, and how the last fetch of each went. */
export function JobFeedList({ t, calendar, feeds, results, sections, removeFeed, fetchNow }: Props) {
  if (feeds.length === 0) return <p className="empty">{t("promotionDesk.feeds.none")}</p>;
  return (
    <>
      <ul className="promotion-list">
        {feeds.map(({ url, sectionId, paid }) => {
          const result = results[url];
          return (
            <li key={url} className="promotion-row">
              <div className="promotion-words">
                <h3 className="promotion-href">{url}</h3>
                <p className={result?.problem ? "problem" : "help"}>{resultText(t, calendar, result)}</p>
                <p className="tags">
                  {paid && <span className="tag">{t("promotionDesk.paid")}</span>}
                  <span>
                    {sections.find(({ id }) => id === sectionId)?.name ?? t("promotionDesk.everywhere")}
                  </span>
                </p>
              </div>
              <form action={removeFeed}>
                <input type="hidden" name="url" value={url} />
                <button type="submit" aria-label={t("promotionDesk.feeds.removeLabel", { url })}>
                  {t("promotionDesk.feeds.remove")}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
      <form action={fetchNow}>
        <button type="submit">{t("promotionDesk.feeds.fetch")}</button>
      </form>
    </>
  );
}

function resultText(t: Translate, calendar: Calendar, result: FetchResult | undefined): string {
  if (!result) return t("promotionDesk.feeds.never");
  const at = dateTime(new Date(result.at), calendar);
  if (!result.problem) return t("promotionDesk.feeds.result", { at, count: result.count });
  const fault = result.problem as keyof Messages["promotionDesk"]["feeds"]["fault"];
  return t("promotionDesk.feeds.failed", {
    at,
    problem: t(`promotionDesk.feeds.fault.${fault}`, { detail: result.detail }),
  });
}
