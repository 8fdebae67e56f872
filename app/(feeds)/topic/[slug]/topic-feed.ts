import { listTopicFeed } from "#db/feeds.ts";
import { getSite } from "#db/site.ts";
import { getTopic } from "#db/topics.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { topicWords } from "#lib/lists.ts";
import { feedPath, paths } from "#lib/paths.ts";
import { answerFeeds } from "../../answers.ts";

export const topicFeed = answerFeeds(async ({ slug = "" }) => {
  const topic = await getTopic(slug);
  if (!topic) return null;
  if ("redirectTo" in topic) return { movedTo: feedPath(paths.topic({ slug: topic.redirectTo })) };
  const [site, listed] = await Promise.all([getSite(), listTopicFeed(topic.id)]);
  return { feed: articleFeed(site, topicWords(site, topic), listed) };
});
