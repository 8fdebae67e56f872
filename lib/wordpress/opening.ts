import type { Node } from "prosemirror-model";
import { type Dateline, parseDateline } from "#lib/dateline.ts";

/** How an article begins: what has fields of its own here, and the text without it. */
export type Opening = { lead: string; dateline: Dateline | null; rest: Node };

/** Characters of a lead: a headline's echo is shorter, a whole text longer. */
const MIN_LEAD = 80;
const MAX_LEAD = 700;
/** A lead stands before a text; fewer blocks than this after it are none. */
const MIN_BLOCKS_AFTER = 2;

/**
 * Takes the dateline off the first paragraph and, if wanted, the lead off the text: WordPress has no field for
 * it, so newsrooms write it as the first paragraph, behind the dateline or all in bold. Only a paragraph of
 * plain words is taken, as a lead holds no links; the dateline then begins the text that follows.
 */
export function readOpening(doc: Node, wanted: { lead: boolean }): Opening {
  const { rest, dateline } = takeDateline(doc);
  const isLead = wanted.lead && canBeLead(rest) && (dateline !== null || isBold(rest.child(0)));
  if (!isLead) return { lead: "", dateline, rest };
  const lead = textOf(rest.child(0)).replace(/\s+/g, " ").trim();
  const after = rest.copy(rest.content.cut(rest.child(0).nodeSize));
  return { lead, ...(dateline ? { dateline, rest: after } : takeDateline(after)) };
}

function takeDateline(doc: Node): { rest: Node; dateline: Dateline | null } {
  const first = doc.firstChild;
  if (first?.type.name !== "paragraph") return { rest: doc, dateline: null };
  const text = textOf(first);
  const found = parseDateline(text);
  if (!found || found.rest === "") return { rest: doc, dateline: null };
  // A paragraph's positions count its text's units, since every leaf in it is one.
  const cut = first.cut(text.length - found.rest.length);
  const { places, source } = found;
  return { rest: doc.copy(doc.content.replaceChild(0, cut)), dateline: { places, source } };
}

/** The dateline needs a paragraph to run into, so one has to follow. */
function canBeLead(doc: Node): boolean {
  const { firstChild: first, childCount } = doc;
  if (first?.type.name !== "paragraph" || childCount <= MIN_BLOCKS_AFTER) return false;
  if (doc.child(1).type.name !== "paragraph") return false;
  const { length } = textOf(first).trim();
  return length >= MIN_LEAD && length <= MAX_LEAD && first.children.every(isPlain);
}

function isPlain(node: Node): boolean {
  if (node.type.name === "hardBreak") return true;
  return node.isText && node.marks.every(({ type }) => type.name === "bold" || type.name === "italic");
}

function isBold(paragraph: Node): boolean {
  return paragraph.children.every(
    (node) => !node.text?.trim() || node.marks.some(({ type }) => type.name === "bold"),
  );
}

const textOf = (paragraph: Node) =>
  paragraph.textBetween(0, paragraph.content.size, "\n", (leaf) =>
    leaf.type.name === "hardBreak" ? "\n" : "\u0000",
  );
