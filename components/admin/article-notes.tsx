import Link from "next/link";
import { ArticleNoteForm } from "#components/admin/article-note-form.tsx";
import type { FormState } from "#components/admin/form-state.ts";
import type { ArticleNote } from "#db/note-lists.ts";
import { type Calendar, dateTime, longDate } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import type { Person } from "#lib/plan-board.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  articleId: number;
  notes: ArticleNote[];
  /** Older ones are a page further. */
  hasMore: boolean;
  colleagues: Person[];
  /** Beside the editor, or on the page of the notes: where its forms lead back to. */
  from: "editor" | "notes";
  /** app/admin/plan/actions.ts */
  addNote: (state: FormState, form: FormData) => Promise<FormState>;
  tickNote: (form: FormData) => Promise<void>;
};

/** What colleagues say to each other about an article, and who is asked to do what. */
export function ArticleNotes({
  t,
  calendar,
  articleId,
  notes,
  hasMore,
  colleagues,
  from,
  addNote,
  tickNote,
}: Props) {
  return (
    <section id="notes" className="article-notes" aria-label={t("planDesk.noteTitle")}>
      <ArticleNoteForm
        articleId={articleId}
        from={from}
        addNote={addNote}
        colleagues={colleagues}
        texts={{
          text: t("planDesk.newNote"),
          help: t("planDesk.noteHelp"),
          forWhom: t("planDesk.forWhom"),
          forNobody: t("planDesk.forNobody"),
          due: t("planDesk.due"),
          send: t("planDesk.notePut"),
        }}
      />
      {notes.length === 0 && <p className="muted">{t("planDesk.noNotes")}</p>}
      <ol className="note-list">
        {notes.map((note) => (
          <Note key={note.id} {...{ t, calendar, articleId, note, from, tickNote }} />
        ))}
      </ol>
      {hasMore && (
        <p>
          <Link
            href={paths.adminNotes({ id: articleId }, { before: `${notes.at(-1)?.id}` })}
            prefetch={false}
          >
            {t("planDesk.olderNotes")}
          </Link>
        </p>
      )}
    </section>
  );
}

type NoteProps = Pick<Props, "t" | "calendar" | "articleId" | "from" | "tickNote"> & { note: ArticleNote };

function Note({ t, calendar, articleId, note, from, tickNote }: NoteProps) {
  const on = (moment: string) => dateTime(new Date(moment), calendar);
  return (
    <li className={note.doneAt ? "is-done" : undefined}>
      <p className="muted">
        <b>{note.by ?? t("planDesk.formerColleague")}</b> · <time dateTime={note.at}>{on(note.at)}</time>
        {note.called.length > 0 && ` · ${t("planDesk.calls", { names: note.called.join(", ") })}`}
      </p>
      {note.assignee && (
        <p>
          <span className="tag">
            {t("planDesk.task")}: {note.assignee.name}
            {note.dueAt && `, ${t("planDesk.dueOn", { date: longDate(new Date(note.dueAt), calendar) })}`}
          </span>
        </p>
      )}
      <p className="said">{note.text}</p>
      <form action={tickNote} className="note-ways">
        <input type="hidden" name="id" value={note.id} />
        <input type="hidden" name="articleId" value={articleId} />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="done" value={note.doneAt ? "" : "1"} />
        {note.doneAt && <span className="muted">{t("planDesk.doneOn", { date: on(note.doneAt) })}</span>}
        <button type="submit" className="quiet">
          {t(note.doneAt ? "planDesk.reopen" : "planDesk.finish")}
        </button>
      </form>
    </li>
  );
}
