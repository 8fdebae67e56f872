import { listSectionFeed } from "#db/feeds.ts";
import { getSection } from "#db/sections.ts";
import { getSite } from "#db/site.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { rss } from "#lib/feeds/rss.ts";
import { feedResponse, notFoundResponse, RSS_TYPE } from "#lib/http.ts";
import { sectionWords } from "#lib/lists.ts";
import { slugFrom } from "#lib/paths.ts";

type Context = { params: Promise<{ section: string }> };

export async function GET(request: Request, { params }: Context) {
  const section = await getSection(slugFrom((await params).section));
  if (!section) return notFoundResponse();
  const [site, listed] = await Promise.all([getSite(), listSectionFeed(section.sectionIds)]);
  const feed = articleFeed(site, sectionWords(site, section), listed);
  return feedResponse(request, rss(feed), { type: RSS_TYPE, lastModified: feed.updatedAt });
}
