import { parseFragment } from "parse5";

type Node = {
  nodeName: string;
  value?: string;
  childNodes?: Node[];
  attrs?: { name: string; value: string }[];
};

const PARAGRAPHS = new Set("p div ul ol h1 h2 h3 h4 h5 h6 pre table blockquote figure".split(" "));
const LINES = new Set("li tr dt dd".split(" "));
const NOTHING = new Set("script style template iframe noscript object svg".split(" "));
/** Three times what WordPress can store of a comment (64 KB). */
const MAX_LENGTH = 200_000;
/** Deeper than any quarrel; what lies below is still read, only its marks are lost. */
const MAX_DEPTH = 200;

/**
 * A WordPress comment (HTML with line breaks that count) as plain text: paragraphs by empty lines, quoted
 * lines with "> ", links as "words (address)". Nothing of it is markup afterwards.
 */
export function commentText(html: string): string {
  const text = write(parseFragment(html.slice(0, MAX_LENGTH).replace(/\r\n?/g, "\n")) as Node, 0);
  return text
    .split("\n")
    .map((line) => line.replace(/[^\S\n]+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .normalize("NFC");
}

function write(node: Node, depth: number): string {
  if (node.nodeName === "#text") return node.value ?? "";
  if (NOTHING.has(node.nodeName) || depth > MAX_DEPTH) return "";
  if (node.nodeName === "br") return "\n";
  if (node.nodeName === "img") return attributeOf(node, "alt");
  const inside = (node.childNodes ?? []).map((child) => write(child, depth + 1)).join("");
  if (node.nodeName === "a") return link(inside, attributeOf(node, "href"));
  if (node.nodeName === "blockquote") return `\n\n${quoted(inside)}\n\n`;
  if (node.nodeName === "li") return `\n– ${inside.trim()}`;
  if (PARAGRAPHS.has(node.nodeName)) return `\n\n${inside}\n\n`;
  return LINES.has(node.nodeName) ? `\n${inside}` : inside;
}

function link(words: string, href: string): string {
  const text = words.trim();
  if (!/^https?:\/\//i.test(href)) return words;
  const same = text === "" || bare(text) === bare(href);
  return same ? href : `${words} (${href})`;
}

const bare = (address: string) => address.replace(/^https?:\/\//i, "").replace(/\/$/, "");

function quoted(text: string): string {
  const lines = text
    .trim()
    .replace(/\n{3,}/g, "\n\n")
    .split("\n");
  return lines.map((line) => `> ${line.trim()}`.trim()).join("\n");
}

function attributeOf(node: Node, name: string): string {
  return node.attrs?.find((attribute) => attribute.name === name)?.value.trim() ?? "";
}
