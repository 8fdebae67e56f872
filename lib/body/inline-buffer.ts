import { Fragment, type Mark, type Node } from "prosemirror-model";
import { bodySchema } from "#lib/body/schema.ts";

/** White space that HTML folds; a no-break space is none (CSS Text 3, 4.1.1). */
const FOLDED = /[ \t\n\r\f]+/g;

/** Words on their way into paragraphs: folds white space across elements, two line breaks end a paragraph. */
export class InlineBuffer {
  private nodes: Node[] = [];

  text(value: string, marks: readonly Mark[]): void {
    const folded = value.replace(FOLDED, " ");
    const text = this.endsOpen() ? folded.replace(/^ /, "") : folded;
    if (text !== "") this.nodes.push(bodySchema.text(text, [...marks]));
  }

  hardBreak(marks: readonly Mark[]): void {
    this.nodes.push(bodySchema.node("hardBreak", null, undefined, [...marks]));
  }

  push(node: Node): void {
    this.nodes.push(node);
  }

  /** Nothing yet, or the last thing ends in a space or break: a further space would be invisible. */
  private endsOpen(): boolean {
    const last = this.nodes.at(-1);
    return (
      last === undefined || last.type.name === "hardBreak" || (last.isText && (last.text ?? "").endsWith(" "))
    );
  }

  /** The paragraphs so far; the buffer is empty afterwards. */
  flush(): Node[] {
    const paragraphs: Node[][] = [[]];
    for (const [index, node] of this.nodes.entries()) {
      const doubled = node.type.name === "hardBreak" && this.nodes[index + 1]?.type.name === "hardBreak";
      const second = node.type.name === "hardBreak" && this.nodes[index - 1]?.type.name === "hardBreak";
      if (doubled || second) paragraphs.push([]);
      else paragraphs.at(-1)?.push(node);
    }
    this.nodes = [];
    return paragraphs.flatMap((content) => {
      const trimmed = trim(content);
      // A paragraph of a no-break space is an old editor's empty line.
      return trimmed.some((node) => !node.isText || node.text?.trim())
        ? [bodySchema.node("paragraph", null, Fragment.fromArray(joined(trimmed)))]
        : [];
    });
  }
}

/** Without white space and line breaks at both ends, and before a line break. */
function trim(nodes: Node[]): Node[] {
  const out = [...nodes];
  const isBreak = (node: Node | undefined) => node?.type.name === "hardBreak";
  for (let first = out[0]; first; first = out[0]) {
    const text = first.isText ? (first.text ?? "").replace(/^ +/, "") : null;
    if (isBreak(first) || text === "") out.shift();
    else {
      if (text !== null) out[0] = bodySchema.text(text, first.marks);
      break;
    }
  }
  for (let last = out.at(-1); last; last = out.at(-1)) {
    const text = last.isText ? (last.text ?? "").replace(/ +$/, "") : null;
    if (isBreak(last) || text === "") out.pop();
    else {
      if (text !== null) out[out.length - 1] = bodySchema.text(text, last.marks);
      break;
    }
  }
  return out.flatMap((node, index) => {
    if (!node.isText || !isBreak(out[index + 1])) return [node];
    const text = (node.text ?? "").replace(/ +$/, "");
    return text === "" ? [] : [bodySchema.text(text, node.marks)];
  });
}

/** Neighbouring text with the same marks is one node, as ProseMirror has it. */
function joined(nodes: Node[]): Node[] {
  const out: Node[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (last?.isText && node.isText && last.sameMarkup(node)) {
      out[out.length - 1] = bodySchema.text(`${last.text}${node.text}`, last.marks);
    } else out.push(node);
  }
  return out;
}
