import { AboutAuthors, Topics } from "#components/articles/after-text.tsx";
import { ArticleHeader } from "#components/articles/article-header.tsx";
import { LeadPicture } from "#components/articles/lead-picture.tsx";
import { LiveBlog } from "#components/articles/live-blog.tsx";
import { AgeNotice, AiNotice, Corrections, KeyPoints } from "#components/articles/notices.tsx";
import { RelatedNews } from "#components/articles/related-news.tsx";
import { StoryChain } from "#components/articles/story-chain.tsx";
import { TableOfContents } from "#components/articles/table-of-contents.tsx";
import { Discussion } from "#components/comments/discussion.tsx";
import { ReportLink } from "#components/notices/report-link.tsx";
import { SubscribeBlock } from "#components/subscriptions/subscribe-block.tsx";
import { Marked } from "#components/ui/marked.tsx";
import { texts } from "#components/ui/voice.ts";
import { AffiliateNote } from "#components/widgets/affiliate-note.tsx";
import { Elsewhere } from "#components/widgets/elsewhere.tsx";
import { Promotions } from "#components/widgets/promotions.tsx";
import type { Article, RelatedTeaser } from "#lib/articles.ts";
import { CONTENTS_FROM, type OutlineEntry } from "#lib/body/outline.ts";
import type { Markup } from "#lib/body/tree.ts";
import type { Discussion as DiscussionData, Participation } from "#lib/comments.ts";
import type { DiscussionState } from "#lib/discussion-state.ts";
import type { LiveBlog as LiveBlogData, LiveEntry } from "#lib/live-blog.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Promotions as PromotionsData } from "#lib/promos.ts";
import type { Site } from "#lib/site.ts";

type Props = {
  site: Site;
  article: Article;
  markup: Markup[];
  /** Somebody pays for a link in the text. */
  hasPaidLinks: boolean;
  outline: OutlineEntry[];
  /** Whole years, null while it is young. */
  age: number | null;
  related: RelatedTeaser[];
  discussion: DiscussionData;
  discussionState: DiscussionState;
  participation: Participation | null;
  promotions: PromotionsData;
  /** null where the article is no live blog. */
  live: { blog: LiveBlogData; render: (entry: LiveEntry) => Markup[] } | null;
};

/** Reading order first: the text and what belongs to it, then the house's offers, the discussion, the way on. */
export function ArticlePage(props: Props) {
  const { site, article, markup, outline, age, related, promotions } = props;
  const t = texts();
  const url = absolute(site.url, paths.article(article));
  return (
    <>
      <article lang={article.language === site.locale ? undefined : article.language}>
        <ArticleHeader article={article} />
        <LeadPicture article={article} />
        <div className="relative mx-auto mt-9 max-w-[40.5rem]">
          {age !== null && <AgeNotice years={age} />}
          <AiNotice article={article} />
          <KeyPoints points={article.keyPoints} />
          {outline.length >= CONTENTS_FROM && <TableOfContents entries={outline} />}
          <Marked className="prose" markup={markup} />
          {props.hasPaidLinks && <AffiliateNote />}
          <p className="only-print small mt-6">{t("article.printUrl", { url })}</p>
          {props.live && <LiveBlog article={article} {...props.live} />}
          <Corrections corrections={article.corrections} />
        </div>
      </article>
      <div className="mx-auto max-w-[40.5rem]">
        <ReportLink type="article" id={article.id} />
        <AboutAuthors authors={article.authors} />
        <Topics topics={article.topics} />
        <Promotions promotions={promotions} own={site.url} />
        {article.story && <StoryChain story={article.story} />}
        <RelatedNews articles={related} />
        {article.commentMode !== "off" && (
          <Discussion
            article={article}
            discussion={props.discussion}
            state={props.discussionState}
            participation={props.participation}
          />
        )}
        <SubscribeBlock site={site} article={article} />
        <Elsewhere site={site} article={article} url={url} />
      </div>
    </>
  );
}
