import { Fragment, type Node } from "prosemirror-model";
import { BodyError, parseBody } from "#lib/body/schema.ts";
import type { NameFinder } from "#lib/names-in-text.ts";

/** Attributes that hold words; addresses keep theirs. */
const WORDS = new Set(["caption", "alt", "title", "source", "text"]);

/** A text without a name, also where a part of the name is bold or a link. */
export function bodyWithoutName(node: Node, name: NameFinder): Node {
  if (node.isText) return node;
  const attrs = Object.fromEntries(
    Object.entries(node.attrs).map(([key, value]) => [
      key,
      WORDS.has(key) && typeof value === "string" ? name.replace(value) : value,
    ]),
  );
  const children = Fragment.from(node.children.map((child) => bodyWithoutName(child, name)));
  return node.type.create(attrs, node.isTextblock ? inlineWithout(children, name) : children, node.marks);
}

/** Text as it reads: each letter and each leaf takes one place, as in the fragment. */
const asRead = (content: Fragment) =>
  content.content
    .map((child) => child.text ?? (child.type.name === "hardBreak" ? "\n" : "\ufffc".repeat(child.nodeSize)))
    .join("");

function inlineWithout(content: Fragment, name: NameFinder): Fragment {
  // From the end, so that what was found before keeps its place.
  return name.spots(asRead(content)).reduceRight((rest, { from, to }) => {
    const first = rest.cut(from, from + 1).firstChild;
    if (!first) return rest;
    // A link on a name leads to the person.
    const marks = first.marks.filter(({ type }) => type.name !== "link");
    const put = Fragment.from(first.type.schema.text(name.word, marks));
    return rest.cut(0, from).append(put).append(rest.cut(to));
  }, content);
}

/** How often the name stands in a text, and in the words beside its pictures. */
export function countInBody(node: Node, name: NameFinder): number {
  let count = 0;
  node.descendants((inner) => {
    for (const [key, value] of Object.entries(inner.attrs))
      if (WORDS.has(key) && typeof value === "string") count += name.count(value);
    if (inner.isTextblock) count += name.count(asRead(inner.content));
  });
  return count;
}

/** A stored body, of an old form too: what does not fit the schema is gone through string by string. */
export function storedWithoutName(body: unknown, name: NameFinder): unknown {
  try {
    return bodyWithoutName(parseBody(body), name).toJSON();
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return jsonWithoutName(body, name);
  }
}

/** Any stored value; a member called "body" is a text, those that name addresses stay. */
export function jsonWithoutName(value: unknown, name: NameFinder): unknown {
  if (typeof value === "string") return name.replace(value);
  if (Array.isArray(value)) return value.map((item) => jsonWithoutName(item, name));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (KEPT.has(key)) return [key, inner];
      return [
        key,
        key === "body" && isDocument(inner) ? storedWithoutName(inner, name) : jsonWithoutName(inner, name),
      ];
    }),
  );
}

const KEPT = new Set(["slug", "href", "url", "sourceUrl", "type", "language"]);
const isDocument = (value: unknown) => (value as { type?: unknown } | null)?.type === "doc";
