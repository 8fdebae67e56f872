import { type MarkSpec, type Node, type NodeSpec, Schema } from "prosemirror-model";
import { cleanDocument } from "#lib/body/clean.ts";

/** A body that does not fit the schema. The message names the place and what is wrong with it. */
export class BodyError extends Error {
  override name = "BodyError";
}

type Check = (value: unknown) => void;

/** A `validate` function as prosemirror-model calls it: throws when the value does not fit. */
const must = (what: string, fits: (value: unknown) => boolean): Check => {
  return (value) => {
    if (!fits(value)) throw new RangeError(`${what}, not ${JSON.stringify(value)?.slice(0, 60)}`);
  };
};

const wholeNumber = (from: number, to: number) =>
  must(
    `must be a whole number from ${from} to ${to}`,
    (v) => Number.isInteger(v) && Number(v) >= from && Number(v) <= to,
  );
const text = must("must be text", (value) => typeof value === "string");
const optionalText = must("must be text or null", (value) => value === null || typeof value === "string");
const address = must("must be a web address", (value) => typeof value === "string" && isSafeHref(value));
const optionalAddress = must(
  "must be a web address or empty",
  (v) => v === "" || (typeof v === "string" && isSafeHref(v)),
);
const webAddress = must(
  "must be an http address",
  (v) => typeof v === "string" && /^https?:\/\/[^\s/]/i.test(v) && isSafeHref(v),
);

/** Wider tables than this are mistakes, and every cell costs. */
const MAX_SPAN = 50;

/**
 * Where a link in a text may lead: http, https, mailto, tel, or a place within the portal. Browsers drop
 * tabs and line breaks before they read the scheme (WHATWG URL, 4.4), so any control character refuses it.
 */
export function isSafeHref(href: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (href === "" || /[\u0000-\u0020\u007f]/.test(href)) return false;
  if (/^(https?:\/\/|mailto:|tel:)/i.test(href)) return URL.canParse(href);
  return /^(\/(?![/\\])|#|\?)/.test(href);
}

const nodes: Record<string, NodeSpec> = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block prose" },
  heading: {
    content: "inline*",
    group: "block",
    attrs: { level: { default: 2, validate: wholeNumber(2, 4) } },
  },
  bulletList: { content: "listItem+", group: "block prose" },
  orderedList: {
    content: "listItem+",
    group: "block prose",
    attrs: { start: { default: 1, validate: wholeNumber(0, 1_000_000) } },
  },
  listItem: { content: "paragraph prose*" },
  quote: {
    content: "prose+",
    group: "block",
    attrs: { source: { default: "", validate: text }, sourceUrl: { default: "", validate: optionalAddress } },
  },
  table: { content: "tableRow+", group: "block", attrs: { caption: { default: "", validate: text } } },
  tableRow: { content: "(tableHeader | tableCell)+" },
  tableHeader: { content: "inline*", attrs: spans() },
  tableCell: { content: "inline*", attrs: spans() },
  codeBlock: {
    content: "text*",
    marks: "",
    group: "block",
    code: true,
    attrs: {
      language: {
        default: "",
        validate: must(
          "must be a language's name",
          (v) => typeof v === "string" && /^[\w+#.-]{0,30}$/.test(v),
        ),
      },
    },
  },
  image: {
    group: "block",
    attrs: {
      // A default lets ProseMirror generate one; 0 never passes the check.
      mediaId: { default: 0, validate: wholeNumber(1, Number.MAX_SAFE_INTEGER) },
      caption: { default: null, validate: optionalText },
      alt: { default: null, validate: optionalText },
    },
  },
  gallery: { content: "image+", group: "block" },
  embed: { group: "block", attrs: { url: { validate: webAddress }, title: { default: "", validate: text } } },
  factBox: {
    content: "(paragraph | heading | bulletList | orderedList | quote | table | codeBlock | image)+",
    group: "block",
    attrs: { title: { default: "", validate: text } },
  },
  horizontalRule: { group: "block" },
  text: { group: "inline" },
  hardBreak: { inline: true, group: "inline" },
  footnote: { inline: true, group: "inline", attrs: { text: { validate: text } } },
};

const marks: Record<string, MarkSpec> = {
  link: { attrs: { href: { validate: address } }, inclusive: false },
  bold: {},
  italic: {},
  strike: {},
  code: {},
  subscript: { excludes: "superscript subscript" },
  superscript: { excludes: "superscript subscript" },
};

/** The shape of every stored text. Names are Tiptap's, whose editor will write it. */
export const bodySchema = new Schema({ nodes, marks });

function spans(): NonNullable<NodeSpec["attrs"]> {
  return {
    colspan: { default: 1, validate: wholeNumber(1, MAX_SPAN) },
    rowspan: { default: 1, validate: wholeNumber(1, MAX_SPAN) },
  };
}

/** Deeper documents exist only as attacks; checking and rendering walk the tree by recursion. */
const MAX_DEPTH = 60;

/**
 * A stored or sent text. Its strings are cleaned (lib/body/clean.ts), nothing else is mended.
 * @throws BodyError when the JSON is no document of the schema
 */
export function parseBody(json: unknown): Node {
  if (tooDeep(json)) throw new BodyError(`The text is nested deeper than ${MAX_DEPTH} levels.`);
  try {
    const doc = bodySchema.nodeFromJSON(cleanDocument(json));
    if (doc.type !== bodySchema.topNodeType) throw new RangeError(`It is a ${doc.type.name}, not a document`);
    doc.check();
    return doc;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BodyError(`The text does not fit its form: ${reason.slice(0, 300)}`);
  }
}

function tooDeep(json: unknown, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true;
  const content = (json as { content?: unknown } | null)?.content;
  return Array.isArray(content) && content.some((child) => tooDeep(child, depth + 1));
}

/** A text with nothing in it yet. */
export function emptyBody(): Node {
  return bodySchema.node("doc", null, [bodySchema.node("paragraph")]);
}
