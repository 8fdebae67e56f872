import type { Comment, ImageObject, NewsArticle, WithContext } from "schema-dts";
import type { Article, Translation } from "#lib/articles.ts";
import type { PublicComment } from "#lib/comments.ts";
import { isoWithOffset } from "#lib/dates.ts";
import { absolute, paths } from "#lib/paths.ts";
import { sharePicture, squarerCrops } from "#lib/share-picture.ts";
import type { Site } from "#lib/site.ts";
import { publisher } from "#lib/structured-data/publisher.ts";

/** Comments written out in full; the count says how many there are. More would double what the page says anyway. */
const LISTED_COMMENTS = 3;

type Shown = { description: string; comments: PublicComment[] };

/**
 * The article for search services, saying only what its page shows (rules SD0–SD5, SD9).
 * @param shown.description the standfirst or, without one, how the text begins
 */
export function newsArticle(
  site: Site,
  article: Article,
  { description, comments }: Shown,
): WithContext<NewsArticle> {
  const url = absolute(site.url, paths.article(article));
  const moment = (date: Date) => isoWithOffset(date, site.settings.timeZone);
  const writers = article.authors.filter(({ role }) => role === "author");
  const image = picture(site, article);
  const squarer = squarerCrops(article.picture).map((url) => absolute(site.url, url));
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": `${url}#article`,
    headline: article.title,
    description,
    url,
    mainEntityOfPage: url,
    image: image ? [image, ...squarer] : undefined,
    datePublished: moment(article.publishedAt),
    dateModified: moment(article.updatedAt ?? article.publishedAt),
    // A name only: no "Von", no title (SD3). What nobody signed, the house answers for.
    author:
      writers.length > 0
        ? writers.map((writer) => ({
            "@type": "Person" as const,
            name: writer.name,
            url: absolute(site.url, paths.author(writer)),
          }))
        : publisher(site),
    publisher: publisher(site),
    sponsor: article.sponsor ? { "@type": "Organization", name: article.sponsor } : undefined,
    isAccessibleForFree: true,
    inLanguage: article.language,
    ...translations(site, article),
    articleSection: article.sectionTrail.map(({ name }) => name),
    keywords: article.topics.length > 0 ? article.topics.map(({ name }) => name) : undefined,
    contentLocation:
      article.places.length > 0
        ? article.places.map((name) => ({ "@type": "Place" as const, name }))
        : undefined,
    correction:
      article.corrections.length > 0
        ? article.corrections.map(({ text, at }) => ({
            "@type": "CorrectionComment" as const,
            text,
            datePublished: moment(at),
          }))
        : undefined,
    discussionUrl:
      article.commentMode === "off" ? undefined : absolute(site.url, paths.articleComments(article)),
    commentCount: article.commentCount,
    comment: comments.slice(0, LISTED_COMMENTS).map((comment): Comment => {
      const answered = comments.find(({ id }) => id === comment.parentId);
      return {
        "@type": "Comment",
        url: absolute(site.url, paths.comment(article, comment)),
        text: comment.body,
        dateCreated: moment(comment.createdAt),
        author: comment.authorName ? { "@type": "Person", name: comment.authorName } : undefined,
        parentItem: answered && {
          "@type": "Comment",
          url: absolute(site.url, paths.comment(article, answered)),
        },
      };
    }),
  };
}

/** Whichever came first is the original; the others are translations of it. */
function translations(
  site: Site,
  { translations, publishedAt }: Article,
): Pick<Exclude<NewsArticle, string>, "workTranslation" | "translationOfWork"> {
  const refer = (translation: Translation) => {
    const url = absolute(site.url, paths.article(translation));
    const { title: headline, language: inLanguage } = translation;
    return { "@type": "NewsArticle" as const, "@id": `${url}#article`, url, headline, inLanguage };
  };
  const [first] = translations.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  if (!first) return {};
  return first.publishedAt < publishedAt
    ? { translationOfWork: refer(first) }
    : { workTranslation: translations.map(refer) };
}

function picture(site: Site, { picture, leadCaption }: Article): ImageObject | null {
  const file = sharePicture(picture);
  if (!picture || !file) return null;
  return {
    "@type": "ImageObject",
    url: absolute(site.url, file.url),
    // Services read the licence of a file only where the file is named so.
    contentUrl: absolute(site.url, file.url),
    width: String(file.width),
    height: String(file.height),
    caption: leadCaption || picture.caption || undefined,
    creditText: picture.credit || undefined,
    license: picture.licenceUrl || undefined,
  };
}
