import { parseFragment } from "parse5";

type Node = {
  nodeName: string;
  value?: string;
  childNodes?: Node[];
  attrs?: { name: string; value: string }[];
};

const LINE_BREAKERS = new Set([
  "p",
  "div",
  "br",
  "li",
  "blockquote",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "tr",
]);
const UNREADABLE = new Set(["script", "style", "template", "iframe", "noscript"]);

/** HTML that may only be words (a title, a caption, an excerpt) as plain text: entities read, spaces folded. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return fold(html);
  const words: string[] = [];
  for (const { node } of walk(parseFragment(html) as Node)) {
    if (LINE_BREAKERS.has(node.nodeName)) words.push(" ");
    if (node.nodeName === "#text") words.push(node.value ?? "");
  }
  return fold(words.join(""));
}

const fold = (text: string) => text.replace(/\s+/g, " ").trim().normalize("NFC");

export type FoundPicture = { src: string; alt: string; caption: string };

/** Every `<img>` in its order, with the caption of the figure that it stands in. */
export function findPictures(html: string): FoundPicture[] {
  const nodes = [...walk(parseFragment(html) as Node)];
  const captions = new Map<Node, Node>();
  for (const { node, above } of nodes) {
    const figure = isCaption(node) && figureIn(above);
    if (figure && !captions.has(figure)) captions.set(figure, node);
  }
  return nodes.flatMap(({ node, above }) => {
    const src = node.nodeName === "img" ? attributeOf(node, "src") || attributeOf(node, "data-src") : "";
    if (!src) return [];
    const caption = captions.get(figureIn(above) ?? node);
    return [{ src, alt: attributeOf(node, "alt"), caption: caption ? textOfNode(caption) : "" }];
  });
}

const figureIn = (above: Node[]) =>
  above.findLast(({ nodeName }) => nodeName === "figure" || nodeName === "li" || nodeName === "dl");

/** The value of an attribute of the first element of that name, "" when there is none. */
export function firstAttribute(html: string, element: string, name: string): string {
  for (const { node } of walk(parseFragment(html) as Node)) {
    const value = node.nodeName === element ? attributeOf(node, name) : "";
    if (value) return value;
  }
  return "";
}

/** The text of the first element of that name. */
export function firstText(html: string, element: string): string {
  for (const { node } of walk(parseFragment(html) as Node)) {
    if (node.nodeName === element) return textOfNode(node);
  }
  return "";
}

const isCaption = ({ nodeName, attrs }: Node) =>
  nodeName === "figcaption" ||
  (nodeName === "dd" && Boolean(attrs?.some(({ value }) => value.includes("caption"))));

function textOfNode(node: Node): string {
  return fold([...walk(node)].map((inner) => inner.node.value ?? "").join(""));
}

function attributeOf(node: Node | undefined, name: string): string {
  return node?.attrs?.find((attribute) => attribute.name === name)?.value.trim() ?? "";
}

/** Document order, without recursion: hostile nesting must not end the process. */
function* walk(root: Node): Generator<{ node: Node; above: Node[] }> {
  const waiting: { node: Node; above: Node[] }[] = [{ node: root, above: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, above } = next;
    yield next;
    if (UNREADABLE.has(node.nodeName)) continue;
    const path = above.length < 40 ? [...above, node] : above;
    const children = node.childNodes ?? [];
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) waiting.push({ node: child, above: path });
    }
  }
}
