import { listStoryFeed } from "#db/feeds.ts";
import { findRedirect } from "#db/redirects.ts";
import { getSite } from "#db/site.ts";
import { getStory } from "#db/stories.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { answerFeed } from "#lib/feeds/formats.ts";
import { movedResponse, notFoundResponse } from "#lib/http.ts";
import { storyWords } from "#lib/lists.ts";
import { type FeedFormat, feedPath, paths, slugFrom } from "#lib/paths.ts";

type Context = { params: Promise<{ slug: string }> };

/** A running story's feed; at a story's old address it leads on, as its page does. */
export const storyFeed =
  (format: FeedFormat) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const slug = slugFrom((await params).slug);
    const story = await getStory(slug);
    if (!story) {
      const found = await findRedirect(feedPath(paths.story({ slug }), format));
      return found?.to ? movedResponse(found.to) : notFoundResponse();
    }
    const [site, listed] = await Promise.all([getSite(), listStoryFeed(story.id)]);
    return answerFeed(request, articleFeed(site, storyWords(site, story), listed), format);
  };
