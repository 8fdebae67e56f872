import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { changeRelated } from "#app/admin/articles/[id]/related/actions.ts";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { ArticleNamed } from "#components/admin/article-named.tsx";
import { RelatedLines, RelatedOffers } from "#components/admin/related-lines.tsx";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import { getArticleHead } from "#db/article-heads.ts";
import { getArticle } from "#db/articles.ts";
import { listRelatedOffers, readRelatedDesk } from "#db/related-lines.ts";
import { parseWords } from "#lib/order-filter.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { apartFromStory } from "#lib/related-shown.ts";
import { RelatedOutcome } from "./outcome.tsx";
import "../../../stories/stories.css";
import "./related.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("relatedDesk.title") };
}

export default async function RelatedDeskPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? notFound();
  await requireEditor(paths.adminRelated({ id }));
  const query = await searchParams;
  const words = parseWords(query);
  const [{ t, calendar }, article, { shown, rest, excluded }, offers] = await Promise.all([
    readDesk(),
    getArticleHead(id),
    readRelatedDesk(id),
    listRelatedOffers(id, words),
  ]);
  if (!article) notFound();
  const page = await getArticle(article.section.slug, article.slug);
  const teasers = shown.map(({ teaser }) => teaser);
  const onPage = new Set((page ? apartFromStory(teasers, page) : teasers).map((teaser) => teaser.id));
  const inStory = new Set(teasers.map((teaser) => teaser.id).filter((one) => !onPage.has(one)));
  const desk = { t, calendar, articleId: id, words, inStory, change: changeRelated };
  return (
    <div className="page">
      <h1>{t("relatedDesk.title")}</h1>
      <ArticleNamed t={t} article={article} />
      <RelatedOutcome query={query} articleId={id} words={words} />
      <p className="muted reading">
        {t(article.state === "live" ? "relatedDesk.intro" : "relatedDesk.unseen")}
      </p>
      <div className="columns story-columns">
        <div>
          <section aria-labelledby="shown">
            <h2 id="shown">{t("relatedDesk.shown")}</h2>
            <RelatedLines {...desk} lines={shown} none={t("relatedDesk.shownNone")} />
          </section>
          <section aria-labelledby="rest">
            <h2 id="rest">{t("relatedDesk.rest")}</h2>
            <p className="muted">{t("relatedDesk.restHelp")}</p>
            <RelatedLines {...desk} lines={rest} none={t("relatedDesk.restNone")} />
          </section>
        </div>
        <div>
          <section aria-labelledby="add">
            <h2 id="add">{t("relatedDesk.add")}</h2>
            <p className="muted">{t("relatedDesk.addHelp")}</p>
            <TypedSearch action={paths.adminRelated({ id })}>
              <label>
                <span>{t("relatedDesk.addSearch")}</span>
                <input type="search" name="q" defaultValue={words} maxLength={80} />
              </label>
              <button type="submit">{t("relatedDesk.find")}</button>
            </TypedSearch>
            <RelatedOffers {...desk} lines={offers} />
          </section>
          <section aria-labelledby="excluded">
            <h2 id="excluded">{t("relatedDesk.excluded")}</h2>
            <p className="muted">{t("relatedDesk.excludedHelp")}</p>
            <RelatedLines {...desk} lines={excluded} none={t("relatedDesk.excludedNone")} />
          </section>
        </div>
      </div>
    </div>
  );
}
