import Link from "next/link";
import { SelectAll } from "#components/admin/select-all.tsx";
import { waitedText } from "#components/admin/waited.ts";
import { type Calendar, listTime } from "#lib/dates.ts";
import type { Messages, Translate } from "#lib/i18n.ts";
import type { QueuePage, QueueRow } from "#lib/moderation-queue.ts";
import { paths } from "#lib/paths.ts";
import { CLAUSE_NAMES, clauseName, needsOwnWords } from "#lib/policy.ts";
import { waitedSince } from "#lib/waiting.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  now: Date;
  page: QueuePage;
  place: Record<string, string>;
  shownId: number | null;
  isNarrowed: boolean;
  decideMany: (form: FormData) => Promise<void>;
};

/** The list is one form: what is ticked can be decided on together. */
export function QueueList(props: Props) {
  const { t, page, place, isNarrowed, decideMany } = props;
  const more = page.next !== null && (
    <p className="more">
      <Link
        className="button"
        href={paths.adminComments({ ...place, after: `${page.next}` })}
        prefetch={false}
      >
        {t(page.rows.length === 0 ? "queue.moreLooked" : "queue.more")}
      </Link>
    </p>
  );
  if (page.rows.length === 0)
    return (
      <div className="empty">
        <p>{t(isNarrowed ? "queue.emptyFilter" : "queue.empty")}</p>
        {!isNarrowed && <p className="muted">{t("queue.emptyText")}</p>}
        {more}
      </div>
    );
  return (
    <form action={decideMany} className="queue-list">
      <input type="hidden" name="place" value={new URLSearchParams(place).toString()} />
      {/* Enter in a box would press the first button; this one cannot be pressed. */}
      <button type="submit" disabled hidden />
      <ol>
        {page.rows.map((row) => (
          <Row key={row.id} row={row} {...props} />
        ))}
      </ol>
      {more}
      <Bulk t={t} />
    </form>
  );
}

function Row({ row, t, calendar, now, place, shownId }: Props & { row: QueueRow }) {
  const createdAt = new Date(row.createdAt);
  const name = row.authorName ?? t("queue.deleted");
  const isHere = row.id === shownId;
  const isLong = row.state === "pending" && waitedSince(createdAt, now).isLong;
  return (
    <li className={isHere ? "row is-here" : "row"}>
      <div className="row-clock">
        <time className={isLong ? "clock is-long" : "clock"} dateTime={row.createdAt}>
          {row.state === "pending" ? waitedText(t, createdAt, now) : listTime(createdAt, now, calendar)}
        </time>
        <input
          type="checkbox"
          name="ids"
          value={row.id}
          aria-label={t("queue.select", { name })}
          data-key={isHere ? "x" : undefined}
        />
      </div>
      <div className="row-text">
        <Link
          className="row-link"
          href={paths.adminComments({ ...place, id: `${row.id}` })}
          prefetch={false}
          aria-current={isHere ? "true" : undefined}
        >
          <b>{name}</b> {t("queue.on", { title: row.article.title })}
        </Link>
        <p className="row-body">{row.body}</p>
        <Tags t={t} row={row} />
      </div>
    </li>
  );
}

function Tags({ t, row: { verdicts, reportCount, claim } }: { t: Translate; row: QueueRow }) {
  if (verdicts.length === 0 && reportCount === 0 && !claim) return null;
  return (
    <p className="tags">
      {reportCount > 0 && <span className="tag is-bad">{t("queue.reports", { count: reportCount })}</span>}
      {verdicts.map(({ phase, verdict, reason }) => (
        <span key={phase + reason} className={verdict === "hold" ? "tag" : "tag is-bad"} title={reason}>
          {phaseName(t, phase)}
        </span>
      ))}
      {claim && <span className="claimed">{t("queue.claimedBy", { name: claim.name })}</span>}
    </p>
  );
}

/** The name of a phase of the screening; one that this page does not know yet is shown as it is stored. */
export function phaseName(t: Translate, phase: string): string {
  const key = `queue.reasons.${phase as keyof Messages["queue"]["reasons"]}` as const;
  return t.has(key) ? t(key) : phase;
}

function Bulk({ t }: { t: Translate }) {
  return (
    <fieldset className="bulk">
      <legend>{t("queue.bulk")}</legend>
      <SelectAll label={t("queue.selectAll")} />
      <button type="submit" name="to" value="approved">
        {t("queue.approve")}
      </button>
      <button type="submit" name="to" value="spam">
        {t("queue.spam")}
      </button>
      <label>
        <span>{t("queue.bulkReject")}</span>
        <select name="clause">
          {CLAUSE_NAMES.filter((clause) => !needsOwnWords(clause)).map((clause) => (
            <option key={clause} value={clause}>
              {clauseName(t, clause)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" name="to" value="rejected">
        {t("queue.reject")}
      </button>
    </fieldset>
  );
}
