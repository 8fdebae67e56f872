import type { Node } from "prosemirror-model";
import { slugify } from "#lib/slug.ts";

export type OutlineEntry = { id: string; level: 2 | 3 | 4; text: string };

/** From so many headings on, an article shows a table of contents (A10). */
export const CONTENTS_FROM = 4;

/** Ids that the page itself uses, and the beginnings of those that it numbers. */
const TAKEN = new Set(
  `about-authors article-topics books comments content contents corrections discussion elsewhere jobs key-points
  most-read promos related replies story subscribe ticker topics`.split(/\s+/),
);
const NUMBERED = /^(fn|fnref|comment|c)-\d/;

/** The headings that stand between the paragraphs, with ids that are unique on the page. */
export function outline(doc: Node): OutlineEntry[] {
  const seen = new Set(TAKEN);
  const counts = new Map<string, number>();
  const entries: OutlineEntry[] = [];
  doc.forEach((node) => {
    const text = headingText(node);
    if (text === "") return;
    const slug = slugify(text, 60) || "abschnitt";
    const base = NUMBERED.test(slug) ? `abschnitt-${slug}` : slug;
    let count = counts.get(base) ?? 1;
    let id = count === 1 ? base : `${base}-${count}`;
    for (; seen.has(id); id = `${base}-${count}`) count++;
    counts.set(base, count);
    seen.add(id);
    entries.push({ id, level: node.attrs.level, text });
  });
  return entries;
}

/** A heading's words in one line; "" for one without words and for all that is no heading. */
export function headingText(node: Node): string {
  if (node.type.name !== "heading") return "";
  const lines = node.textBetween(0, node.content.size, "", (leaf) =>
    leaf.type.name === "hardBreak" ? " " : "",
  );
  return lines.replace(/\s+/g, " ").trim();
}
