import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { NotesBeside } from "#app/admin/plan/notes-beside.tsx";
import { requireWriter } from "#auth.ts";
import { ArticleNamed } from "#components/admin/article-named.tsx";
import { Outcome } from "#components/admin/plan-outcome.tsx";
import { getArticleHead } from "#db/article-heads.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

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
  const { t } = await readDesk();
  const { before, done } = await searchParams;
  const article = await getArticleHead(id);
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
      <NotesBeside articleId={id} from="notes" before={parseId(before)} />
    </div>
  );
}
