import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { restoreVersion } from "#app/admin/articles/actions.ts";
import { readDesk } from "#app/admin/desk.ts";
import { requireWriter } from "#auth.ts";
import { RestoreForm } from "#components/admin/restore-form.tsx";
import { RevisionDiff } from "#components/admin/revision-diff.tsx";
import { RevisionList } from "#components/admin/revision-list.tsx";
import { getDeskArticle } from "#db/desk-article.ts";
import { getSnapshot, listRevisions } from "#db/revisions.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { compareSnapshots } from "#lib/revision-diff.ts";
import { mayWrite } from "#lib/workflow.ts";
import "../../articles.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("articleDesk.history") };
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? 0;
  const writer = await requireWriter(paths.adminArticleHistory({ id }));
  const query = await searchParams;
  const [from, to] = [parseId(query.from), parseId(query.to)];
  const [{ t, calendar }, article, revisions, before, after] = await Promise.all([
    readDesk(),
    getDeskArticle(writer, id),
    listRevisions(id, parseId(query.before)),
    from === null ? null : getSnapshot(id, from),
    to === null ? null : getSnapshot(id, to),
  ]);
  if (!article) notFound();
  return (
    <div className="page">
      <h1>{t("articleDesk.history")}</h1>
      <p>
        <Link href={paths.adminArticle({ id })} prefetch={false}>
          {t("articleDesk.backToEditor")}: {article.content.title}
        </Link>
      </p>
      <p className="muted">{t("articleDesk.historyIntro")}</p>
      {from !== null && to !== null && before && after && (
        <section className="comparison" aria-labelledby="comparison-title">
          <h2 id="comparison-title">{t("articleDesk.comparing", { from, to })}</h2>
          <RevisionDiff t={t} fields={compareSnapshots(before, after)} />
          {mayWrite(writer, article) && (
            <RestoreForm
              restore={restoreVersion}
              articleId={id}
              version={article.version}
              from={from}
              texts={{
                title: `${t("articleDesk.restore")}: ${t("articleDesk.version", { version: from })}`,
                why: t("articleDesk.restoreWhy"),
                whyHelp: t("articleDesk.restoreWhyHelp"),
                send: t("articleDesk.restore"),
              }}
            />
          )}
        </section>
      )}
      <RevisionList
        t={t}
        calendar={calendar}
        versions={revisions.map(({ title, why, ...version }) => ({ ...version, under: why || title }))}
        nobody={t("articleDesk.somebody")}
        at={(query) => paths.adminArticleHistory({ id }, query)}
      />
    </div>
  );
}
