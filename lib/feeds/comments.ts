import type { Article } from "#lib/articles.ts";
import { toHtml } from "#lib/body/html.ts";
import { commentMarkup } from "#lib/comment-text.ts";
import { excerpt } from "#lib/excerpt.ts";
import { type Feed, tagUri } from "#lib/feeds/feed.ts";
import { translator } from "#lib/i18n.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

type Comment = { id: number; authorName: string | null; body: string; createdAt: Date };

/** The approved comments of an article, newest first; a name is all that is told of a person (rule FD9). */
export function commentFeed(
  site: Site,
  article: Article,
  { comments, changedAt }: { comments: Comment[]; changedAt: Date | null },
): Feed {
  const t = translator(site.locale, site.settings.address);
  return {
    title: t("feeds.comments", { title: article.title }),
    description: t("feeds.commentsText"),
    publisher: site.name,
    language: article.language,
    timeZone: site.settings.timeZone,
    pageUrl: absolute(site.url, paths.article(article)),
    feedUrl: absolute(site.url, paths.commentFeed(article)),
    updatedAt: changedAt ?? article.publishedAt,
    items: comments.map((comment) => {
      const name = comment.authorName ?? t("comments.deleted");
      return {
        id: tagUri(site.url, "comment", comment.id),
        url: absolute(site.url, paths.comment(article, comment)),
        title: t("feeds.commentBy", { name }),
        summary: excerpt(comment.body),
        html: toHtml(commentMarkup(comment.body)),
        authors: [name],
        categories: [],
        publishedAt: comment.createdAt,
        updatedAt: null,
        picture: null,
        discussion: null,
      };
    }),
  };
}
