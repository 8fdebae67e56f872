import { getArticle } from "#db/articles.ts";
import { listCommentFeed } from "#db/feeds.ts";
import { getSite } from "#db/site.ts";
import { commentFeed } from "#lib/feeds/comments.ts";
import { rss } from "#lib/feeds/rss.ts";
import { feedResponse, notFoundResponse, RSS_TYPE } from "#lib/http.ts";
import { slugFrom } from "#lib/paths.ts";

type Context = { params: Promise<{ section: string; slug: string }> };

export async function GET(request: Request, { params }: Context) {
  const { section, slug } = await params;
  const article = await getArticle(slugFrom(section), slugFrom(slug));
  if (!article) return notFoundResponse();
  const [site, listed] = await Promise.all([getSite(), listCommentFeed(article.id)]);
  const feed = commentFeed(site, article, listed);
  return feedResponse(request, rss(feed), { type: RSS_TYPE, lastModified: feed.updatedAt });
}
