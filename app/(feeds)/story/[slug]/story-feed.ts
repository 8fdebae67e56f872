import { listStoryFeed } from "#db/feeds.ts";
import { getSite } from "#db/site.ts";
import { getStory } from "#db/stories.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { storyWords } from "#lib/lists.ts";
import { answerFeeds } from "../../answers.ts";

export const storyFeed = answerFeeds(async ({ slug = "" }) => {
  const story = await getStory(slug);
  if (!story) return null;
  const [site, listed] = await Promise.all([getSite(), listStoryFeed(story.id)]);
  return { feed: articleFeed(site, storyWords(site, story), listed) };
});
