import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArticleSteps } from "#app/admin/articles/article-steps.tsx";
import { ArticleTranslation } from "#app/admin/articles/article-translation.tsx";
import { readDesk } from "#app/admin/desk.ts";
import { NotesBeside } from "#app/admin/plan/notes-beside.tsx";
import { requireWriter } from "#auth.ts";
import { ArticleFacts, doneText } from "#components/admin/article-facts.tsx";
import { Checklist } from "#components/admin/checklist.tsx";
import { LazyEditor } from "#components/admin/editor/lazy-editor.tsx";
import { pictureTexts } from "#components/admin/media-texts.ts";
import { listSectionChoices, readGiven } from "#db/article-choices.ts";
import { getDeskArticle } from "#db/desk-article.ts";
import { listPreviews } from "#db/previews.ts";
import { checkDeskArticle } from "#lib/desk-article.ts";
import { messagesFor } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";
import { parseId } from "#lib/queue-filter.ts";
import { mayWrite } from "#lib/workflow.ts";
import "../articles.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = cache(async (writer: Writer, id: number) => (await getDeskArticle(writer, id)) ?? notFound());

async function open({ params }: Props) {
  const id = parseId((await params).id) ?? 0;
  const writer = await requireWriter(paths.adminArticle({ id }));
  return { writer, id, article: await read(writer, id) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { article } = await open(props);
  return { title: article.content.title };
}

export default async function ArticleDeskPage(props: Props) {
  const { writer, id, article } = await open(props);
  const [{ t, site, calendar, now }, given, sections, previews, query] = await Promise.all([
    readDesk(),
    readGiven(article.content),
    listSectionChoices(),
    listPreviews(id),
    props.searchParams,
  ]);
  const may = mayWrite(writer, article);
  const isFixed = article.state === "scheduled" && article.fourEyes;
  const done = [query.done].flat()[0] ?? "";
  return (
    <div className="page editor-page">
      <div className="editor-main">
        <h1 className="only-heard">{article.content.title}</h1>
        <ArticleFacts t={t} calendar={calendar} article={article} />
        {done !== "" && (
          <p className="done" role="status">
            {doneText(t, done)}
          </p>
        )}
        {!may && <p className="foreign">{t("articleDesk.readonly")}</p>}
        <LazyEditor
          key={`${id} ${[query.at].flat()[0] ?? ""}`}
          article={article}
          given={given}
          sections={sections}
          mayWrite={may && !isFixed}
          texts={messagesFor(site.locale).articleDesk.editor}
          pictureTexts={pictureTexts(messagesFor(site.locale))}
          timeZone={calendar.timeZone}
          siteUrl={site.url}
          siteName={site.name}
          needsScript={t("articleDesk.needsScript")}
          paths={{
            save: `${paths.adminArticle({ id })}/save`,
            lock: `${paths.adminArticle({ id })}/lock`,
            choices: `${paths.adminArticles()}/choices`,
            login: paths.login(paths.adminArticle({ id })),
          }}
        />
      </div>
      <aside className="editor-side" aria-label={t("articleDesk.steps")}>
        {may && <ArticleSteps writer={writer} article={article} openLinks={previews.length} />}
        <Checklist t={t} checks={checkDeskArticle(article, site.settings, now)} />
        <ArticleTranslation writer={writer} articleId={id} />
        <NotesBeside articleId={id} from="editor" />
      </aside>
    </div>
  );
}
