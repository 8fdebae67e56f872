import type { AuthorLink } from "#db/article-links.ts";
import type { articles } from "#db/schema/articles.ts";
import { parseBody } from "#lib/body/schema.ts";
import { countWords, toText } from "#lib/body/text.ts";
import { Refusal } from "#lib/refusal.ts";

type Row = typeof articles.$inferInsert;

/** What an editor writes of an article. Everything else follows from it. */
export type ArticleInput = Pick<Row, "sectionId" | "title" | "body"> &
  Partial<
    Pick<
      Row,
      | "slug"
      | "language"
      | "shortTitle"
      | "standfirst"
      | "places"
      | "source"
      | "keyPoints"
      | "leadMediaId"
      | "leadCaption"
      | "storyId"
      | "embargoUntil"
      | "unpublishAt"
      | "plannedFor"
      | "aiUse"
      | "aiTool"
      | "sponsor"
      | "commentMode"
      | "commentsClosedReason"
      | "hideFromSearchEngines"
      | "hideFromNewsSitemap"
      | "seoTitle"
      | "seoDescription"
    >
  > & { authors?: readonly AuthorLink[]; topicIds?: readonly number[] };

/** The columns that an input sets, and the media that its text uses. Only what is given is set.
 * @throws BodyError when the body is no document of the schema, Refusal without a headline */
export function toColumns(input: Partial<ArticleInput>): {
  columns: Partial<Row>;
  mediaIds: number[] | null;
} {
  const { authors: _, topicIds: __, body, ...given } = input;
  const columns: Partial<Row> = { ...given };
  if (given.title !== undefined) {
    columns.title = given.title.normalize("NFC").trim();
    if (columns.title === "") throw new Refusal("title-missing", "an article has a headline");
  }
  if (body === undefined) return { columns, mediaIds: null };
  const doc = parseBody(body);
  const mediaIds = new Set<number>();
  doc.descendants((node) => {
    if (node.type.name === "image") mediaIds.add(Number(node.attrs.mediaId));
  });
  const bodyText = toText(doc);
  return {
    columns: { ...columns, body: doc.toJSON(), bodyText, wordCount: countWords(bodyText) },
    mediaIds: [...mediaIds],
  };
}
