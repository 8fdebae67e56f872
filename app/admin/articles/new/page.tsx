import type { Metadata } from "next";
import { createArticle } from "#app/admin/articles/actions.ts";
import { readDesk } from "#app/admin/desk.ts";
import { requireWriter } from "#auth.ts";
import { NewArticleForm } from "#components/admin/new-article-form.tsx";
import { listSectionChoices } from "#db/article-choices.ts";
import { paths } from "#lib/paths.ts";
import "../articles.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("articleDesk.new") };
}

export default async function NewArticlePage() {
  await requireWriter(paths.adminNewArticle());
  const [{ t }, sections] = await Promise.all([readDesk(), listSectionChoices()]);
  return (
    <div className="page">
      <h1>{t("articleDesk.new")}</h1>
      <p className="muted">{t("articleDesk.newIntro")}</p>
      <NewArticleForm
        createArticle={createArticle}
        sections={sections}
        texts={{
          title: t("articleDesk.workingTitle"),
          titleHelp: t("articleDesk.workingTitleHelp"),
          section: t("articleDesk.section"),
          send: t("articleDesk.create"),
        }}
      />
    </div>
  );
}
