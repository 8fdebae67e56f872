import { listAllCommentsFeed } from "#db/feeds.ts";
import { getSite } from "#db/site.ts";
import { allCommentsFeed } from "#lib/feeds/comments.ts";
import { answerFeeds } from "./answers.ts";

export const commentsFeed = answerFeeds(async () => {
  const [site, listed] = await Promise.all([getSite(), listAllCommentsFeed()]);
  return { feed: allCommentsFeed(site, listed) };
});
