import type { Node } from "prosemirror-model";
import { slugify } from "#lib/slug.ts";

export type OutlineEntry = { id: string; level: 2 | 3 | 4; text: string };

/** From so many headings on, an article shows a table of contents (A10). */
export const CONTENTS_FROM = 4;

/** Ids that the page itself uses. */
const TAKEN = ["content", "comments", "contents", "corrections", "discussion", "elsewhere", "related", "subscribe"];

/** The headings that stand between the paragraphs, with ids that are unique on the page. */
export function outline(doc: Node): OutlineEntry[] {
  const seen = new Set(TAKEN);
  const entries: OutlineEntry[] = [];
  doc.forEach((node) => {
    if (node.type.name !== "heading" || node.textContent.trim() === "") return;
    const base = slugify(node.textContent, 60) || "abschnitt";
    let id = base;
    for (let n = 2; seen.has(id); n++) id = `${base}-${n}`;
    seen.add(id);
    entries.push({ id, level: node.attrs.level, text: node.textContent });
  });
  return entries;
}
