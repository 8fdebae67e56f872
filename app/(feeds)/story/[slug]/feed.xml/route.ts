import { listStoryFeed } from "#db/feeds.ts";
import { findRedirect } from "#db/redirects.ts";
import { getSite } from "#db/site.ts";
import { getStory } from "#db/stories.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { rss } from "#lib/feeds/rss.ts";
import { feedResponse, movedResponse, notFoundResponse, RSS_TYPE } from "#lib/http.ts";
import { storyWords } from "#lib/lists.ts";
import { feedPath, slugFrom } from "#lib/paths.ts";

type Context = { params: Promise<{ slug: string }> };

export async function GET(request: Request, { params }: Context) {
  const slug = slugFrom((await params).slug);
  const story = await getStory(slug);
  if (!story) {
    const found = await findRedirect(feedPath(`/story/${slug}`));
    return found?.to ? movedResponse(found.to) : notFoundResponse();
  }
  const [site, listed] = await Promise.all([getSite(), listStoryFeed(story.id)]);
  const feed = articleFeed(site, storyWords(site, story), listed);
  return feedResponse(request, rss(feed), { type: RSS_TYPE, lastModified: feed.updatedAt });
}
