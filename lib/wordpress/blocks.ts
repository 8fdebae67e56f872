/** A Gutenberg block: HTML pieces and inner blocks in the order of the text. */
export type Block = {
  /** "core/paragraph"; null: HTML outside any block (the classic editor's). */
  name: string | null;
  attributes: Record<string, unknown>;
  content: (string | Block)[];
  /** `<!-- wp:latest-posts /-->`: nothing is stored, WordPress makes it when the page is read. */
  void: boolean;
};

/** Deeper nesting is not a layout but an attack; what lies deeper is put one level up. */
const MAX_DEPTH = 60;

/** Whether a body was written in the block editor. */
export function hasBlocks(content: string): boolean {
  return content.includes("<!-- wp:");
}

/**
 * Block delimiters of a body as a tree (https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/).
 * Delimiters that fit nothing are dropped; a block that is not closed ends with what holds it.
 */
export function parseBlocks(content: string): Block[] {
  const root: Block = { name: null, attributes: {}, content: [], void: false };
  const open: Block[] = [root];
  let from = 0;
  const addHtml = (until: number) => {
    if (until <= from) return;
    const html = content.slice(from, until);
    // Too deep for blocks: a frame's own HTML is thrown away, so this must not become it.
    open.at(-1)?.content.push(open.length < MAX_DEPTH ? html : outsideBlocks(html));
  };
  for (const delimiter of delimiters(content)) {
    addHtml(delimiter.start);
    from = delimiter.end;
    if (delimiter.closes) {
      const at = open.findLastIndex((block) => block.name === delimiter.name);
      if (at > 0) open.length = at;
      continue;
    }
    const { name, attributes } = delimiter;
    const block: Block = { name, attributes, content: [], void: delimiter.void };
    const isTooDeep = open.length >= MAX_DEPTH && !delimiter.void;
    if (!isTooDeep) open.at(-1)?.content.push(block);
    if (!isTooDeep && !delimiter.void) open.push(block);
  }
  addHtml(content.length);
  return root.content.map((part) => (typeof part === "string" ? outsideBlocks(part) : part));
}

const outsideBlocks = (html: string): Block => ({ name: null, attributes: {}, content: [html], void: false });

type Delimiter = {
  start: number;
  end: number;
  name: string;
  attributes: Record<string, unknown>;
  closes: boolean;
  void: boolean;
};

function* delimiters(content: string): Generator<Delimiter> {
  let at = content.indexOf("<!--");
  while (at >= 0) {
    const close = content.indexOf("-->", at + 4);
    if (close < 0) return;
    const end = close + 3;
    const inside = content.slice(at + 4, close).trim();
    const [, slash, name, rest = ""] =
      /^(\/?)wp:((?:[a-z][a-z0-9_-]*\/)?[a-z][a-z0-9_-]*)(?:\s+([\s\S]*)|\/)?$/.exec(inside) ?? [];
    if (name) {
      yield {
        start: at,
        end,
        name: name.includes("/") ? name : `core/${name}`,
        attributes: parseAttributes(rest),
        closes: slash === "/",
        void: inside.endsWith("/"),
      };
    }
    at = content.indexOf("<!--", end);
  }
}

function parseAttributes(text: string): Record<string, unknown> {
  const json = text.replace(/\/$/, "").trim();
  if (!json.startsWith("{")) return {};
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The block's own HTML, inner blocks left out. */
export function ownHtml(block: Block): string {
  return block.content.filter((part) => typeof part === "string").join("");
}

/** The blocks right inside. */
export function innerBlocks(block: Block): Block[] {
  return block.content.filter((part) => typeof part !== "string");
}

/** An attribute as text: numbers too, anything else is "". */
export function attribute(block: Block, name: string): string {
  const value = block.attributes[name];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}
