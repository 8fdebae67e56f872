import { readDesk } from "#app/admin/desk.ts";
import { ArticleNotes } from "#components/admin/article-notes.tsx";
import { listColleagues } from "#db/colleague-names.ts";
import { listArticleNotes } from "#db/note-lists.ts";
import { addNote, tickNote } from "./actions.ts";
import "./plan.css";

type Props = {
  articleId: number;
  /** Where its forms lead back to. */
  from: "editor" | "notes";
  /** id of the last note of the page before */
  before?: number | null;
};

/** An article's notes, for whoever the page that shows them has let in. */
export async function NotesBeside({ articleId, from, before = null }: Props) {
  const [{ t, calendar }, { notes, hasMore }, colleagues] = await Promise.all([
    readDesk(),
    listArticleNotes(articleId, before),
    listColleagues(),
  ]);
  return (
    <ArticleNotes
      t={t}
      calendar={calendar}
      articleId={articleId}
      notes={notes}
      hasMore={hasMore}
      colleagues={colleagues}
      from={from}
      addNote={addNote}
      tickNote={tickNote}
    />
  );
}
