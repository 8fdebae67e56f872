import { slugify } from "#lib/slug.ts";
import { readBody } from "#lib/wordpress/body.ts";
import { authorFinder, namedAuthors } from "#lib/wordpress/bylines.ts";
import { chooseSection } from "#lib/wordpress/choose-section.ts";
import { plainText } from "#lib/wordpress/html-text.ts";
import type { Item, WxrComment } from "#lib/wordpress/items.ts";
import { type Attachment, asPicture, type Library } from "#lib/wordpress/library.ts";
import { mapComments } from "#lib/wordpress/map-comments.ts";
import { utcMoment } from "#lib/wordpress/moments.ts";
import { entryPaths } from "#lib/wordpress/old-paths.ts";
import type { ArticleRecord, PageRecord, PictureUse } from "#lib/wordpress/records.ts";
import { slugKey } from "#lib/wordpress/slug-key.ts";
import { standing } from "#lib/wordpress/states.ts";
import type { Survey } from "#lib/wordpress/survey.ts";

/** What every entry of a file is mapped with. */
export type Mapping = {
  survey: Survey;
  library: Library;
  findPicture: (url: string) => Attachment | undefined;
  /** Path of the old site, "" at the root. */
  base: string;
  siteUrl: string;
  /** For dates that the file gives without a zone. */
  timeZone: string;
  now: Date;
  /** Hears what was changed or left out, with the line of the file. */
  note: (line: number, message: string) => void;
  skipComment: (comment: WxrComment, reason: string) => void;
};

/** WordPress allows 200 letters; an address that was once public keeps them. */
const MAX_SLUG = 200;
const UNTITLED = "Ohne Titel";

/** A post as an article. Pure: the same entry and survey give the same record. */
export function mapArticle(item: Item, mapping: Mapping): ArticleRecord {
  const { survey, timeZone, now } = mapping;
  const say = (message: string) => mapping.note(item.line, `post ${label(item)}: ${message}`);
  const body = readBody(item, mapping, say, { opening: true });
  const { state, publishedAt, note } = standing(item, timeZone, now);
  if (note) say(note);
  const { section, others } = chooseSection(item, survey.categories);
  if (others.length > 0)
    say(`${others.length + 1} categories: section ${section}, topics ${others.join(", ")}`);
  const title = titleOf(item, body.lead || body.text, say);
  return {
    id: item.id,
    line: item.line,
    title,
    slug: slugOf(item, title, "beitrag"),
    state,
    publishedAt,
    touchedAt: utcMoment(item.modifiedGmt),
    standfirst: plainText(item.excerpt) || body.lead,
    places: body.dateline?.places ?? [],
    source: body.dateline?.source ?? "",
    body: { doc: body.doc, text: body.text, words: body.words, pictures: body.pictures },
    section,
    topics: topicKeys(item, others),
    authors: authorKeys(item, survey),
    lead: leadPicture(item, mapping, say),
    seoTitle: withoutTemplate(item.meta._yoast_wpseo_title),
    seoDescription: withoutTemplate(item.meta._yoast_wpseo_metadesc),
    commentsClosed: item.commentStatus === "closed",
    sticky: item.sticky,
    oldPaths: entryPaths(item, mapping.base),
    comments: mapComments(item, timeZone, mapping.skipComment),
  };
}

/** A page as a page; what hangs under another stands beside it, its old address leads there. */
export function mapPage(item: Item, mapping: Mapping): PageRecord {
  const say = (message: string) => mapping.note(item.line, `page ${label(item)}: ${message}`);
  const body = readBody(item, mapping, say, { opening: false });
  const { state, note } = standing(item, mapping.timeZone, mapping.now);
  if (note) say(note);
  const title = titleOf(item, body.text, say);
  return {
    id: item.id,
    line: item.line,
    title,
    slug: slugOf(item, title, "seite"),
    state: state === "live" ? "live" : "draft",
    description: plainText(item.excerpt) || withoutTemplate(item.meta._yoast_wpseo_metadesc),
    body: { doc: body.doc, text: body.text, words: body.words, pictures: body.pictures },
    updatedAt: utcMoment(item.modifiedGmt) ?? utcMoment(item.dateGmt),
    oldPaths: entryPaths(item, mapping.base),
  };
}

/** How the report names an entry. */
export function label(item: Item): string {
  const name = plainText(item.title).slice(0, 60).toWellFormed() || item.slug || item.id;
  return `'${name}'`;
}

function titleOf(item: Item, bodyText: string, say: (message: string) => void): string {
  const title = plainText(item.title);
  if (title) return title;
  const words = bodyText.split(/\s+/).slice(0, 8).join(" ").slice(0, 80).toWellFormed().trim();
  say(words ? "no title, its first words stand for it" : `no title, called "${UNTITLED}"`);
  return words || UNTITLED;
}

function slugOf(item: Item, title: string, fallback: string): string {
  const old = slugify(slugKey(item.slug), MAX_SLUG);
  const number = /^\d+$/.test(item.id) ? `-${item.id}` : "";
  return old || (title === UNTITLED ? "" : slugify(title)) || `${fallback}${number}`;
}

function topicKeys(item: Item, otherCategories: string[]): string[] {
  const tags = item.terms
    .filter(({ taxonomy, slug }) => taxonomy === "post_tag" && slug)
    .map(({ slug }) => slugKey(slug));
  return [
    ...new Set([...tags.map((key) => `tag:${key}`), ...otherCategories.map((key) => `category:${key}`)]),
  ];
}

function authorKeys(item: Item, { authors }: Survey): string[] {
  const find = authorFinder(authors);
  return [...new Set(namedAuthors(item).flatMap(({ login, name }) => find(login, name) ?? []))];
}

function leadPicture(item: Item, { library }: Mapping, say: (message: string) => void): PictureUse | null {
  const id = item.meta._thumbnail_id;
  if (!id || id === "0") return null;
  const attachment = library.attachment(id);
  if (!attachment) {
    say(`its picture (number ${id}) is not in the file`);
    return null;
  }
  const { src, alt, caption } = asPicture(attachment);
  return { url: src, alt, caption };
}

/** Yoast's "%%title%% %%sep%% …" is a pattern, not a text. */
function withoutTemplate(text: string | undefined): string {
  return text && !text.includes("%%") ? plainText(text) : "";
}
