import type { Node } from "prosemirror-model";

/** A text in plain words, blocks apart by an empty line: for search, excerpts and plain mail. No dateline. */
export function toText(doc: Node): string {
  return blocks(doc).filter(Boolean).join("\n\n");
}

function blocks(node: Node): string[] {
  if (node.isTextblock) return [inline(node)];
  const { source, caption, title, alt, url } = node.attrs;
  switch (node.type.name) {
    case "image":
      return [caption ?? alt ?? ""];
    case "embed":
      return [title || url];
    case "tableRow":
      return [node.children.map(inline).join(" | ")];
    case "listItem":
      return [node.children.flatMap(blocks).join("\n")];
    case "table":
      return [[...node.children.flatMap(blocks), caption].filter(Boolean).join("\n")];
    case "bulletList":
      return [
        node.children
          .flatMap(blocks)
          .map((item) => `– ${item}`)
          .join("\n"),
      ];
    case "orderedList":
      return [
        node.children
          .flatMap(blocks)
          .map((item, index) => `${node.attrs.start + index}. ${item}`)
          .join("\n"),
      ];
    case "quote":
      return [...node.children.flatMap(blocks), source ? `– ${source}` : ""];
    case "factBox":
      return [title, ...node.children.flatMap(blocks)];
    default:
      return node.children.flatMap(blocks);
  }
}

function inline(node: Node): string {
  return node.children
    .map((child) => {
      if (child.type.name === "hardBreak") return "\n";
      return child.type.name === "footnote" ? ` (${child.attrs.text})` : (child.text ?? "");
    })
    .join("");
}

/** Words as a reader counts them: runs of letters and digits, hyphens within. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-’'.][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
