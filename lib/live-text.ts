import type { Node } from "prosemirror-model";
import { bodySchema, isSafeHref } from "#lib/body/schema.ts";

/** An entry of a live blog as it is typed: plain text with a few signs, quick on a telephone. */

type Json = {
  type: string;
  text?: string;
  marks?: { type: string; attrs?: { href: string } }[];
  content?: Json[];
};

const INLINE =
  /\[([^\]\n]{1,300})\]\(([^\s)]{1,1000})\)|\*\*([^*\n]{1,500})\*\*|(https?:\/\/[^\s<>"]{1,1000})/g;

/** What was typed as a text of the schema. @throws nothing: whatever is no sign is a word */
export function entryBody(typed: string): Json {
  const blocks = typed
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map(blockOf);
  return { type: "doc", content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] };
}

function blockOf(block: string): Json {
  const lines = block.split("\n");
  if (lines.every((line) => /^[-–•] /.test(line)))
    return {
      type: "bulletList",
      content: lines.map((line) => ({ type: "listItem", content: [paragraph(line.slice(2))] })),
    };
  if (lines.every((line) => /^> ?/.test(line)))
    return { type: "quote", content: [paragraph(lines.map((line) => line.replace(/^> ?/, "")).join("\n"))] };
  return paragraph(block);
}

const paragraph = (text: string): Json => ({
  type: "paragraph",
  content: text
    .split("\n")
    .flatMap((line, at) => [...(at > 0 ? [{ type: "hardBreak" }] : []), ...words(line.trim())]),
});

function words(line: string): Json[] {
  const found: Json[] = [];
  let at = 0;
  for (const match of line.matchAll(INLINE)) {
    const [whole, label, target, bold, address] = match;
    const plain = line.slice(at, match.index);
    const made = bold ? marked(bold, "bold") : linked(label ?? "", target ?? "", address ?? "");
    if (!made) continue;
    if (plain) found.push({ type: "text", text: plain });
    found.push(made.node);
    at = match.index + whole.length - made.left;
  }
  if (at < line.length) found.push({ type: "text", text: line.slice(at) });
  return found;
}

type Made = { node: Json /** Characters at the end that are no part of it. */; left: number };

const marked = (text: string, type: string): Made => ({
  node: { type: "text", text, marks: [{ type }] },
  left: 0,
});

function linked(label: string, target: string, address: string): Made | null {
  // The full stop after an address ends the sentence.
  const [end = ""] = /[.,;:!?)]+$/.exec(address) ?? [];
  const href = target || address.slice(0, address.length - end.length);
  if (!isSafeHref(href)) return null;
  const text = label || href;
  return { node: { type: "text", text, marks: [{ type: "link", attrs: { href } }] }, left: end.length };
}

/** The same text as it would be typed: what the form shows when an entry is changed. */
export function entryText(body: unknown): string {
  const doc = bodySchema.nodeFromJSON(body);
  return doc.children.map(textOf).join("\n\n");
}

function textOf(node: Node): string {
  switch (node.type.name) {
    case "bulletList":
      return node.children.map((item) => `- ${item.children.map(inline).join(" ")}`).join("\n");
    case "quote":
      return node.children
        .map(inline)
        .join("\n")
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n");
    default:
      return inline(node);
  }
}

const inline = (node: Node): string =>
  node.children
    .map((child) => {
      if (child.type.name === "hardBreak") return "\n";
      const text = child.text ?? "";
      const link = child.marks.find(({ type }) => type.name === "link")?.attrs.href;
      if (link) return link === text ? text : `[${text}](${link})`;
      return child.marks.some(({ type }) => type.name === "bold") ? `**${text}**` : text;
    })
    .join("");
