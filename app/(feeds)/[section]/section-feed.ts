import { listSectionFeed } from "#db/feeds.ts";
import { getSection } from "#db/sections.ts";
import { getSite } from "#db/site.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { sectionWords } from "#lib/lists.ts";
import { answerFeeds } from "../answers.ts";

export const sectionFeed = answerFeeds(async ({ section: slug = "" }) => {
  const section = await getSection(slug);
  if (!section) return null;
  const [site, listed] = await Promise.all([getSite(), listSectionFeed(section.sectionIds)]);
  return { feed: articleFeed(site, sectionWords(site, section), listed) };
});
