import { listFeed } from "#db/feeds.ts";
import { getSite } from "#db/site.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { rss } from "#lib/feeds/rss.ts";
import { feedResponse, RSS_TYPE } from "#lib/http.ts";
import { homeWords } from "#lib/lists.ts";

export async function GET(request: Request) {
  const [site, listed] = await Promise.all([getSite(), listFeed()]);
  const feed = articleFeed(site, homeWords(site), listed);
  return feedResponse(request, rss(feed), { type: RSS_TYPE, lastModified: feed.updatedAt });
}
