import { listTopicFeed } from "#db/feeds.ts";
import { getSite } from "#db/site.ts";
import { getTopic } from "#db/topics.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { rss } from "#lib/feeds/rss.ts";
import { feedResponse, movedResponse, notFoundResponse, RSS_TYPE } from "#lib/http.ts";
import { topicWords } from "#lib/lists.ts";
import { feedPath, paths, slugFrom } from "#lib/paths.ts";

type Context = { params: Promise<{ slug: string }> };

export async function GET(request: Request, { params }: Context) {
  const topic = await getTopic(slugFrom((await params).slug));
  if (!topic) return notFoundResponse();
  if ("redirectTo" in topic) return movedResponse(feedPath(paths.topic({ slug: topic.redirectTo })));
  const [site, listed] = await Promise.all([getSite(), listTopicFeed(topic.id)]);
  const feed = articleFeed(site, topicWords(site, topic), listed);
  return feedResponse(request, rss(feed), { type: RSS_TYPE, lastModified: feed.updatedAt });
}
