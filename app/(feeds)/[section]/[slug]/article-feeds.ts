import { getArticle } from "#db/articles.ts";
import { listCorrectionFeed } from "#db/correction-lists.ts";
import { listCommentFeed } from "#db/feeds.ts";
import { getLiveBlog } from "#db/live-entries.ts";
import { getSite } from "#db/site.ts";
import { changesFeed } from "#lib/feeds/changes.ts";
import { commentFeed } from "#lib/feeds/comments.ts";
import { answerFeeds } from "../../answers.ts";

/** What is said under an article. */
export const discussionFeed = answerFeeds(async ({ section = "", slug = "" }) => {
  const article = await getArticle(section, slug);
  if (!article) return null;
  const [site, listed] = await Promise.all([getSite(), listCommentFeed(article.id)]);
  return { feed: commentFeed(site, article, listed) };
});

/** What happens to an article after it came out. */
export const articleFeed = answerFeeds(async ({ section = "", slug = "" }) => {
  const article = await getArticle(section, slug);
  if (!article) return null;
  const [site, corrections, blog] = await Promise.all([
    getSite(),
    listCorrectionFeed(article.id),
    article.kind === "live_blog" ? getLiveBlog(article.id, null) : null,
  ]);
  return { feed: changesFeed(site, article, { corrections, entries: blog?.entries ?? [] }) };
});
