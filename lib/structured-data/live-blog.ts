import type { LiveBlogPosting, NewsArticle, WithContext } from "schema-dts";
import type { Article } from "#lib/articles.ts";
import { parseBody } from "#lib/body/schema.ts";
import { toText } from "#lib/body/text.ts";
import { isoWithOffset } from "#lib/dates.ts";
import type { LiveBlog } from "#lib/live-blog.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** A headline in structured data is no longer than this, in characters. */
const HEADLINE = 110;

/** A live blog for search services: the article, and the entries that its page shows (schema.org/LiveBlogPosting, rule SD). */
export function liveBlogPosting(
  site: Site,
  article: Article,
  { data, blog }: { data: WithContext<NewsArticle>; blog: LiveBlog },
): WithContext<LiveBlogPosting> {
  const moment = (date: Date) => isoWithOffset(date, site.settings.timeZone);
  return {
    ...(data as object),
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    coverageStartTime: moment(article.publishedAt),
    coverageEndTime: article.liveClosedAt ? moment(article.liveClosedAt) : undefined,
    liveBlogUpdate: blog.entries.map((entry) => {
      const text = toText(parseBody(entry.body));
      return {
        "@type": "BlogPosting" as const,
        headline: (entry.title || text).slice(0, HEADLINE),
        articleBody: text,
        url: absolute(site.url, paths.liveEntry(article, entry)),
        datePublished: moment(entry.at),
        dateModified: entry.updatedAt ? moment(entry.updatedAt) : undefined,
      };
    }),
  };
}
