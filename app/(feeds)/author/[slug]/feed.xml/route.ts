import { getAuthor } from "#db/authors.ts";
import { listAuthorFeed } from "#db/feeds.ts";
import { getSite } from "#db/site.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { rss } from "#lib/feeds/rss.ts";
import { feedResponse, notFoundResponse, RSS_TYPE } from "#lib/http.ts";
import { authorWords } from "#lib/lists.ts";
import { slugFrom } from "#lib/paths.ts";

type Context = { params: Promise<{ slug: string }> };

export async function GET(request: Request, { params }: Context) {
  const author = await getAuthor(slugFrom((await params).slug));
  if (!author) return notFoundResponse();
  const [site, listed] = await Promise.all([getSite(), listAuthorFeed(author.id)]);
  const feed = articleFeed(site, authorWords(site, author), listed);
  return feedResponse(request, rss(feed), { type: RSS_TYPE, lastModified: feed.updatedAt });
}
