import Link from "next/link";
import type { NoteForMe } from "#db/note-lists.ts";
import { type Calendar, longDate } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { dayOf } from "#lib/local-time.ts";
import { paths } from "#lib/paths.ts";

type Action = (form: FormData) => Promise<void>;
type Props = {
  t: Translate;
  calendar: Calendar;
  now: Date;
  notes: NoteForMe[];
  tickNote: Action;
  markSeen: Action;
};

/** What colleagues ask of whoever looks, and where they were called. */
export function ForMe({ t, calendar, now, notes, tickNote, markSeen }: Props) {
  if (notes.length === 0) return null;
  const today = dayOf(now, calendar.timeZone);
  return (
    <section className="for-me" aria-labelledby="for-me">
      <h2 id="for-me">{t("planDesk.forMe")}</h2>
      <ul>
        {notes.map((note) => {
          const isLate = note.dueAt !== null && dayOf(new Date(note.dueAt), calendar.timeZone) < today;
          return (
            <li key={note.id}>
              <div>
                <p className="muted">
                  {t(`planDesk.${note.isTask ? "task" : "mention"}`)} ·{" "}
                  {note.by ?? t("planDesk.formerColleague")} ·{" "}
                  <Link href={paths.adminNotes(note.article)} prefetch={false}>
                    {note.article.title}
                  </Link>
                  {note.dueAt && (
                    <>
                      {" · "}
                      <span className={isLate ? "tag is-bad" : undefined}>
                        {t("planDesk.dueOn", { date: longDate(new Date(note.dueAt), calendar) })}
                      </span>
                    </>
                  )}
                </p>
                <p className="said">{note.text}</p>
              </div>
              <form action={note.isTask ? tickNote : markSeen}>
                <input type="hidden" name="id" value={note.id} />
                <input type="hidden" name="done" value="1" />
                <input type="hidden" name="from" value="board" />
                <button type="submit">{t(note.isTask ? "planDesk.finish" : "planDesk.seen")}</button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
