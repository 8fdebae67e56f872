import { authorFinder, namedAuthors } from "#lib/wordpress/bylines.ts";
import { plainText } from "#lib/wordpress/html-text.ts";
import type { Item } from "#lib/wordpress/items.ts";
import type { Attachment, Library } from "#lib/wordpress/library.ts";
import { slugKey } from "#lib/wordpress/slug-key.ts";
import type { Author, Term } from "#lib/wordpress/terms.ts";
import type { WxrRecord } from "#lib/wordpress/wxr.ts";

/** What a file holds apart from its texts: read first, because texts refer to what comes after them. */
export type Survey = {
  /** Channel fields by their name in the file. */
  channel: Map<string, string>;
  authors: Map<string, Author>;
  /** By slugKey. */
  categories: Map<string, Term>;
  tags: Map<string, Term>;
  /** Authors and terms that have no record of their own; only posts name them. */
  undeclared: Set<Author | Term>;
  /** How many posts name each category; "" counts those that name none. */
  uses: Map<string, number>;
  /** How many records of each kind the file has: "category", "tag", "post", "comment" … */
  counts: Map<string, number>;
  /** Terms that stand in the file more than once, by kind. */
  repeated: Map<string, number>;
  attachments: Map<string, Attachment>;
  uploads: Map<string, string[]>;
  reusable: Map<string, string>;
  /** Whether anything in the file is WordPress' own: an ordinary feed has nothing. */
  isExport: boolean;
};

/** Reusable blocks are kept in memory; more than this is no block but an attack (characters in all). */
const MAX_REUSABLE = 20_000_000;

export function emptySurvey(): Survey {
  return {
    channel: new Map(),
    authors: new Map(),
    categories: new Map(),
    tags: new Map(),
    undeclared: new Set(),
    uses: new Map(),
    counts: new Map(),
    repeated: new Map(),
    attachments: new Map(),
    uploads: new Map(),
    reusable: new Map(),
    isExport: false,
  };
}

export function addToSurvey(survey: Survey, record: WxrRecord): void {
  if (record.kind === "channel") {
    if (record.name.startsWith("wp:")) survey.isExport = true;
    if (record.value && !survey.channel.has(record.name)) survey.channel.set(record.name, record.value);
  } else if (record.kind === "author") {
    survey.isExport = true;
    count(survey.counts, "author");
    addAuthor(survey, record.author);
  } else if (record.kind === "term") {
    survey.isExport = true;
    addTerm(survey, record.term);
  } else if (record.kind === "item") addItem(survey, record.item);
}

function addAuthor(survey: Survey, author: Author): void {
  const key = slugKey(author.login || author.name);
  if (key) declare(survey, survey.authors, key, author, "author");
}

function addTerm(survey: Survey, term: Term): void {
  const kind =
    term.taxonomy === "category"
      ? "category"
      : term.taxonomy === "post_tag"
        ? "tag"
        : `term: ${term.taxonomy}`;
  count(survey.counts, kind);
  const terms = kind === "category" ? survey.categories : kind === "tag" ? survey.tags : undefined;
  if (!terms) return;
  const named = { ...term, name: plainText(term.name), description: plainText(term.description) };
  declare(survey, terms, slugKey(term.slug), named, kind);
}

function declare<T extends Author | Term>(
  survey: Survey,
  known: Map<string, T>,
  key: string,
  one: T,
  kind: string,
) {
  const before = known.get(key);
  if (before && !survey.undeclared.delete(before)) count(survey.repeated, kind);
  else known.set(key, one);
}

/** Small exports name terms and authors only where they are used. */
function addNamed(survey: Survey, item: Item): void {
  const categories = item.terms.filter(({ taxonomy }) => taxonomy === "category");
  if (categories.length === 0) count(survey.uses, "");
  for (const { slug } of categories) count(survey.uses, slugKey(slug));
  for (const { taxonomy, slug, name } of item.terms) {
    const terms =
      taxonomy === "category" ? survey.categories : taxonomy === "post_tag" ? survey.tags : undefined;
    const key = slugKey(slug);
    if (!terms || !key || terms.has(key)) continue;
    const term = { taxonomy, id: "", slug, name: plainText(name) || slug, parent: "", description: "" };
    terms.set(key, term);
    survey.undeclared.add(term);
  }
  const find = authorFinder(survey.authors);
  for (const { login, name } of namedAuthors(item)) {
    if (find(login, name)) continue;
    const author = { id: "", login, name };
    survey.authors.set(slugKey(login), author);
    survey.undeclared.add(author);
  }
}

function addItem(survey: Survey, item: Item): void {
  if (item.id || item.date || item.slug) survey.isExport = true;
  count(survey.counts, item.type);
  count(survey.counts, "comment", item.comments.length);
  if (item.type === "post") addNamed(survey, item);
  if (item.type === "attachment") addAttachment(survey, item);
  if (item.type === "wp_block") addReusable(survey, item);
}

function addAttachment(survey: Survey, item: Item): void {
  const url = item.attachmentUrl || (/^https?:/.test(item.guid) ? item.guid : "");
  if (!url) return;
  const title = plainText(item.title);
  const alt = plainText(item.meta._wp_attachment_image_alt ?? "");
  survey.attachments.set(item.id || url, {
    id: item.id,
    url,
    title,
    alt: alt || (isWords(title, url) ? title : ""),
    caption: plainText(item.excerpt) || plainText(item.content),
    parent: item.parent,
    link: item.link,
    line: item.line,
    mimeType: "",
  });
  const list = survey.uploads.get(item.parent) ?? [];
  list.push(item.id || url);
  survey.uploads.set(item.parent, list);
}

/** WordPress makes a title of the file's name ("IMG_1234"), which describes nothing. */
function isWords(title: string, url: string): boolean {
  const file = url.split("/").at(-1) ?? "";
  const fold = (text: string) =>
    text
      .toLowerCase()
      .replace(/\.[a-z0-9]+$/, "")
      .replace(/[^\p{L}\d]/gu, "");
  return title.includes(" ") && fold(title) !== fold(file);
}

function addReusable(survey: Survey, item: Item): void {
  const used = [...survey.reusable.values()].reduce((sum, content) => sum + content.length, 0);
  if (used + item.content.length < MAX_REUSABLE) survey.reusable.set(item.id, item.content);
}

export function count(counts: Map<string, number>, name: string, by = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

/** What bodies look up by number. */
export function libraryOf(survey: Survey): Library {
  return {
    attachment: (id) => survey.attachments.get(id),
    uploadedTo: (postId) =>
      (survey.uploads.get(postId) ?? []).flatMap((id) => survey.attachments.get(id) ?? []),
    reusable: (id) => survey.reusable.get(id),
  };
}
