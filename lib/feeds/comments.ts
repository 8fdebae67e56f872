import type { Article, Named } from "#lib/articles.ts";
import { toHtml } from "#lib/body/html.ts";
import { commentMarkup } from "#lib/comment-text.ts";
import { excerpt } from "#lib/excerpt.ts";
import { type Feed, type FeedItem, tagUri } from "#lib/feeds/feed.ts";
import { type Translate, translator } from "#lib/i18n.ts";
import { withSiteName } from "#lib/lists.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

type Comment = { id: number; authorName: string | null; body: string; createdAt: Date };
type Under = { title: string; slug: string; section: Named };
type Listed<C> = { comments: C[]; changedAt: Date | null };

/** The approved comments of an article, newest first; a name is all that is told of a person (rule FD9). */
export function commentFeed(site: Site, article: Article, { comments, changedAt }: Listed<Comment>): Feed {
  const t = translator(site.locale, site.settings.address);
  return {
    id: absolute(site.url, paths.articleComments(article)),
    title: t("feeds.comments", { title: article.title }),
    description: t("feeds.commentsText"),
    publisher: site.name,
    language: article.language,
    timeZone: site.settings.timeZone,
    pageUrl: absolute(site.url, paths.article(article)),
    feedUrl: absolute(site.url, paths.commentFeed(article)),
    // No hub is told of comments, so none is named.
    hubs: [],
    updatedAt: changedAt ?? article.publishedAt,
    items: comments.map((comment) => ({
      ...toItem(site, comment, article, t),
      title: t("feeds.commentBy", { name: nameOf(comment, t) }),
    })),
  };
}

/** The approved comments of the whole portal, newest first. */
export function allCommentsFeed(
  site: Site,
  { comments, changedAt }: Listed<Comment & { article: Under }>,
): Feed {
  const t = translator(site.locale, site.settings.address);
  const feedUrl = absolute(site.url, paths.allCommentsFeed());
  return {
    id: feedUrl,
    title: withSiteName(site, t("feeds.allComments")),
    description: t("feeds.allCommentsText", { site: site.name }),
    publisher: site.name,
    language: site.locale,
    timeZone: site.settings.timeZone,
    pageUrl: absolute(site.url, paths.home()),
    feedUrl,
    hubs: [],
    updatedAt: changedAt,
    items: comments.map((comment) => ({
      ...toItem(site, comment, comment.article, t),
      title: t("feeds.commentOn", { name: nameOf(comment, t), title: comment.article.title }),
      categories: [comment.article.section.name],
    })),
  };
}

const nameOf = ({ authorName }: Comment, t: Translate): string => authorName ?? t("comments.deleted");

function toItem(site: Site, comment: Comment, article: Under, t: Translate): Omit<FeedItem, "title"> {
  return {
    id: tagUri(site.url, "comment", comment.id),
    url: absolute(site.url, paths.comment(article, comment)),
    summary: excerpt(comment.body),
    html: toHtml(commentMarkup(comment.body)),
    authors: [nameOf(comment, t)],
    categories: [],
    publishedAt: comment.createdAt,
    updatedAt: null,
    picture: null,
    discussion: null,
  };
}
