import Link from "next/link";
import type { DeskEntry } from "#db/live-entries.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { entryText } from "#lib/live-text.ts";
import { paths } from "#lib/paths.ts";

type Press = (form: FormData) => Promise<void>;
type Props = {
  t: Translate;
  calendar: Calendar;
  articleId: number;
  entries: DeskEntry[];
  isClosed: boolean;
  pin: Press;
  withdraw: Press;
};

/** Entries as the desk lists them, with what can be done with each. */
export function EntryList({ t, calendar, articleId, entries, isClosed, pin, withdraw }: Props) {
  if (entries.length === 0) return <p className="empty">{t("liveDesk.none")}</p>;
  return (
    <ol className="entries">
      {entries.map((entry) => (
        <li key={entry.id}>
          <p className="muted">
            <time dateTime={entry.at}>{dateTime(new Date(entry.at), calendar)}</time>
            {[
              entry.by,
              entry.keyEvent && t("liveDesk.isKeyEvent"),
              entry.pinned && t("liveDesk.pinned"),
              entry.withdrawn && t("liveDesk.withdrawn"),
            ]
              .filter(Boolean)
              .map((word) => ` · ${word}`)}
          </p>
          {entry.title && <h3>{entry.title}</h3>}
          <p className={entry.withdrawn ? "entry-words is-withdrawn" : "entry-words"}>
            {entryText(entry.body)}
          </p>
          {!isClosed && (
            <div className="entry-actions">
              <Link
                className="button"
                href={`${paths.adminLive({ id: articleId })}?entry=${entry.id}`}
                prefetch={false}
              >
                {t("liveDesk.change")}
              </Link>
              <PressForm action={pin} articleId={articleId} entryId={entry.id} on={!entry.pinned}>
                {t(entry.pinned ? "liveDesk.unpin" : "liveDesk.pin")}
              </PressForm>
              <PressForm action={withdraw} articleId={articleId} entryId={entry.id} on={!entry.withdrawn}>
                {t(entry.withdrawn ? "liveDesk.restore" : "liveDesk.withdraw")}
              </PressForm>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

type PressProps = { action: Press; articleId: number; entryId: number; on: boolean; children: string };

function PressForm({ action, articleId, entryId, on, children }: PressProps) {
  return (
    <form action={action}>
      <input type="hidden" name="id" value={articleId} />
      <input type="hidden" name="entry" value={entryId} />
      <input type="hidden" name="on" value={on ? "1" : "0"} />
      <button type="submit">{children}</button>
    </form>
  );
}
