import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { ArticleNamed } from "#components/admin/article-named.tsx";
import { CorrectionForm } from "#components/admin/correction-form.tsx";
import { DeskCorrections } from "#components/admin/desk-corrections.tsx";
import { NameRemoval } from "#components/admin/name-removal.tsx";
import { nameRemovalTexts } from "#components/admin/name-removal-texts.ts";
import { getArticleHead } from "#db/article-heads.ts";
import { listArticleCorrections } from "#db/correction-lists.ts";
import { CORRECTION_KINDS } from "#lib/corrections.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { correct, mend, takeBack, takeOutName } from "./actions.ts";
import "./corrections.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("planDesk.correctionsTitle") };
}

const DONE = ["corrected", "mended", "taken-back", "name-out"] as const;

export default async function CorrectionsPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? notFound();
  await requireEditor(paths.adminCorrections({ id }));
  const { t, calendar, now } = await readDesk();
  const [article, corrections] = await Promise.all([getArticleHead(id), listArticleCorrections(id)]);
  if (!article) notFound();
  const given = (await searchParams).done;
  const done = DONE.find((one) => one === given);
  return (
    <div className="page">
      <h1>{t("planDesk.correctionsTitle")}</h1>
      <ArticleNamed t={t} article={article} />
      {done && (
        <p className="outcome" role="status">
          {t(`planDesk.done.${done}`)}
        </p>
      )}
      <div className="correcting">
        {article.state === "live" ? (
          <CorrectionForm
            articleId={id}
            correct={correct}
            kinds={CORRECTION_KINDS.map((name) => ({
              name,
              label: t(`article.correctionKind.${name}`),
              help: t(`planDesk.kindHelp.${name}`),
            }))}
            texts={{
              title: t("planDesk.newCorrection"),
              kind: t("planDesk.kind"),
              text: t("planDesk.text"),
              help: t("planDesk.textHelp"),
              send: t("planDesk.publishCorrection"),
            }}
          />
        ) : (
          <p className="muted">{t("planDesk.onlyLive")}</p>
        )}
        <section>
          <h2>{t("planDesk.soFar")}</h2>
          <DeskCorrections
            t={t}
            calendar={calendar}
            now={now}
            articleId={id}
            corrections={corrections}
            mend={mend}
            takeBack={takeBack}
          />
          <p>
            <Link href={paths.corrections()} prefetch={false}>
              {t("planDesk.allCorrections")}
            </Link>
          </p>
        </section>
      </div>
      <h2>{t("planDesk.nameTitle")}</h2>
      <p className="muted reading">{t("planDesk.nameIntro")}</p>
      {article.hiddenFromSearchEngines && <p>{t("planDesk.hiddenAlready")}</p>}
      <NameRemoval articleId={id} takeOutName={takeOutName} texts={nameRemovalTexts(t)} />
    </div>
  );
}
