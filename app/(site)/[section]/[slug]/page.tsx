import type { Metadata } from "next";
import { moved, orMissing } from "#app/missing.tsx";
import { readArticle, readBody, readSite } from "#app/reads.ts";
import { getViewer } from "#auth.ts";
import { ArticlePage } from "#components/articles/article-page.tsx";
import { CountingPixel } from "#components/articles/counting-pixel.tsx";
import { JsonLd } from "#components/articles/json-ld.tsx";
import { EmbedScript } from "#components/ui/embed-script.tsx";
import { Main } from "#components/ui/main.tsx";
import { getDiscussion, getParticipation } from "#db/comments.ts";
import { getCountingMark } from "#db/counting-marks.ts";
import { getLiveBlog } from "#db/live-entries.ts";
import { listPromotions } from "#db/promos.ts";
import { listRelated } from "#db/related.ts";
import { ageInYears } from "#lib/age.ts";
import { answerIsArticle } from "#lib/answer.ts";
import { articleBodyOptions, articleDescription } from "#lib/article-body.ts";
import { linksIn } from "#lib/body/links-in.ts";
import { outline } from "#lib/body/outline.ts";
import { renderBody } from "#lib/body/render.ts";
import { parseBody } from "#lib/body/schema.ts";
import { discussionPart } from "#lib/discussion-part.ts";
import { discussionState } from "#lib/discussion-state.ts";
import { type LiveEntry, liveBefore } from "#lib/live-blog.ts";
import { articleMetadata, missingMetadata } from "#lib/metadata.ts";
import type { Query } from "#lib/paging.ts";
import { isPaidLink } from "#lib/paid-links.ts";
import { paths } from "#lib/paths.ts";
import { withPaidLabels } from "#lib/promos.ts";
import { apartFromStory } from "#lib/related-shown.ts";
import { newsArticle } from "#lib/structured-data/article.ts";
import { breadcrumbs } from "#lib/structured-data/breadcrumbs.ts";
import { liveBlogPosting } from "#lib/structured-data/live-blog.ts";

type Props = { params: Promise<{ section: string; slug: string }>; searchParams: Promise<Query> };

async function read({ params }: Props) {
  const { section, slug } = await params;
  const address = { section: decodeURIComponent(section), slug: decodeURIComponent(slug) };
  const [site, article] = await Promise.all([readSite(), readArticle(address.section, address.slug)]);
  return { site, article, address };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { site, article } = await read(props);
  return article
    ? articleMetadata(site, article, articleDescription(article, readBody(article)))
    : missingMetadata(site);
}

async function Page(props: Props) {
  const { site, article, address } = await read(props);
  if (!article) return moved(`/${address.section}/${address.slug}`);
  answerIsArticle(article.id);
  const query = await props.searchParams;
  const [related, discussion, viewer, promotions, blog] = await Promise.all([
    listRelated(article.id),
    getDiscussion(article.id, discussionPart(query)),
    getViewer(),
    listPromotions({
      sectionId: article.sectionId,
      topicIds: article.topics.map((topic) => topic.id),
      page: article.id,
    }),
    article.kind === "live_blog" ? getLiveBlog(article.id, liveBefore(query)) : null,
  ]);
  const mark = site.settings.countingPixel ? await getCountingMark(article.id) : null;
  const participation = viewer && (await getParticipation(viewer, article.id));
  const { commentDays, timeZone } = site.settings;
  const now = new Date();
  const doc = readBody(article);
  const noticeDays = article.sectionAgeNoticeDays ?? site.settings.ageNoticeDays;
  const trail = article.sectionTrail.map((step) => ({ name: step.name, path: paths.section(step) }));
  const description = articleDescription(article, doc);
  const data = newsArticle(site, article, { description, comments: discussion.comments });
  const render = ({ body }: LiveEntry) =>
    renderBody(parseBody(body), { ...articleBodyOptions(site, article), dateline: undefined });
  return (
    <Main site={site}>
      <JsonLd data={blog ? liveBlogPosting(site, article, { data, blog }) : data} />
      <JsonLd data={breadcrumbs(site, [...trail, { name: article.title, path: paths.article(article) }])} />
      <EmbedScript docs={[doc, ...(blog?.entries ?? []).map(({ body }) => parseBody(body))]} />
      <ArticlePage
        site={site}
        article={article}
        markup={renderBody(doc, articleBodyOptions(site, article))}
        hasPaidLinks={linksIn(article.body).some(({ href }) => isPaidLink(href, site.settings))}
        outline={outline(doc)}
        age={ageInYears(article.publishedAt, now, { noticeDays, timeZone })}
        related={apartFromStory(related, article)}
        discussion={discussion}
        discussionState={discussionState(article, { commentDays, now })}
        participation={participation}
        promotions={withPaidLabels(promotions, site.settings)}
        live={blog && { blog, render }}
      />
      <CountingPixel mark={mark} />
    </Main>
  );
}

export default orMissing(Page);
