import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { requireWriter } from "#auth.ts";
import { ArticleNamed } from "#components/admin/article-named.tsx";
import { ArticleNotes } from "#components/admin/article-notes.tsx";
import { Outcome } from "#components/admin/plan-outcome.tsx";
import { getArticleHead } from "#db/article-heads.ts";
import { listColleagues } from "#db/colleague-names.ts";
import { listArticleNotes } from "#db/note-lists.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { addNote, tickNote } from "../../actions.ts";
import "../../plan.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("planDesk.noteTitle") };
}

export default async function NotesPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? notFound();
  await requireWriter(paths.adminNotes({ id }));
  const { t, calendar } = await readDesk();
  const { before, done } = await searchParams;
  const [article, { notes, hasMore }, colleagues] = await Promise.all([
    getArticleHead(id),
    listArticleNotes(id, parseId(before)),
    listColleagues(),
  ]);
  if (!article) notFound();
  return (
    <div className="page planning">
      <p>
        <Link href={paths.adminPlan()} prefetch={false}>
          ← {t("planDesk.wholeBoard")}
        </Link>
      </p>
      <h1>{t("planDesk.noteTitle")}</h1>
      <ArticleNamed t={t} article={article} />
      <p className="muted">{t("planDesk.noteIntro")}</p>
      <Outcome t={t} done={done} problem="" />
      <ArticleNotes
        t={t}
        calendar={calendar}
        articleId={id}
        notes={notes}
        colleagues={colleagues}
        from="notes"
        addNote={addNote}
        tickNote={tickNote}
      />
      {hasMore && (
        <p>
          <Link href={`${paths.adminNotes({ id })}?before=${notes.at(-1)?.id}`} prefetch={false}>
            {t("planDesk.olderNotes")}
          </Link>
        </p>
      )}
    </div>
  );
}
