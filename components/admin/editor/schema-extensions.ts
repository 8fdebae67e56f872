import { type AnyExtension, Extension, Mark, Node } from "@tiptap/core";
import type { MarkType, NodeType } from "@tiptap/pm/model";
import { bodySchema, isSafeHref } from "#lib/body/schema.ts";

/**
 * The stored schema (lib/body/schema.ts) as the editor's: names, content and attributes are taken from it, so that
 * whatever can be written here can be stored. How a node looks while it is written is added by name.
 */
const TAGS: Record<string, string> = {
  paragraph: "p",
  bulletList: "ul",
  orderedList: "ol",
  listItem: "li",
  quote: "blockquote",
  tableRow: "tr",
  tableHeader: "th",
  tableCell: "td",
  gallery: "div",
  factBox: "aside",
  horizontalRule: "hr",
  hardBreak: "br",
  footnote: "sup",
  embed: "figure",
  image: "figure",
};

const MARK_TAGS: Record<string, string> = {
  link: "a",
  bold: "strong",
  italic: "em",
  strike: "s",
  code: "code",
  subscript: "sub",
  superscript: "sup",
};

/** What prosemirror-tables calls the parts of a table. */
const TABLE_ROLES: Record<string, string> = {
  table: "table",
  tableRow: "row",
  tableHeader: "header_cell",
  tableCell: "cell",
};

/** Nodes that are one thing to the cursor: chosen and changed as a whole. */
const ATOMS = new Set(["image", "embed", "footnote", "horizontalRule"]);
/** Nodes whose border the cursor does not cross by deleting. */
const ISOLATING = new Set(["table", "tableHeader", "tableCell", "factBox", "gallery"]);

type Attrs = Record<string, unknown>;

/** Attributes travel through the clipboard as one piece; what the browser would make of single ones is not ours. */
const read = (element: HTMLElement): Attrs => {
  try {
    return JSON.parse(element.dataset.attrs ?? "{}") as Attrs;
  } catch {
    return {};
  }
};
const written = (name: string, attrs: Attrs) => ({
  "data-node": name,
  ...(Object.keys(attrs).length > 0 ? { "data-attrs": JSON.stringify(attrs) } : {}),
});

const attributesOf = (type: NodeType | MarkType) =>
  Object.fromEntries(
    Object.entries(type.spec.attrs ?? {}).map(([name, { default: standard }]) => [
      name,
      {
        default: standard ?? null,
        rendered: false,
        parseHTML: (element: HTMLElement) => read(element)[name] ?? standard ?? null,
      },
    ]),
  );

function nodeFrom(type: NodeType): AnyExtension {
  const { name, spec } = type;
  return Node.create({
    name,
    topNode: name === "doc",
    ...(spec.content === undefined ? {} : { content: spec.content }),
    ...(spec.group === undefined ? {} : { group: spec.group }),
    ...(spec.marks === undefined ? {} : { marks: spec.marks }),
    inline: spec.inline ?? false,
    code: spec.code ?? false,
    atom: ATOMS.has(name),
    draggable: ATOMS.has(name),
    isolating: ISOLATING.has(name),
    defining: name === "quote" || name === "codeBlock" || name === "factBox",
    selectable: name !== "hardBreak" && name !== "text",
    addAttributes: () => attributesOf(type),
    parseHTML: () => [
      { tag: `[data-node="${name}"]`, preserveWhitespace: spec.code ? ("full" as const) : true },
    ],
    ...(name === "text" || name === "doc" ? {} : { renderHTML: ({ node }) => rendered(name, node.attrs) }),
  });
}

type Rendered = [string, ...unknown[]];

function rendered(name: string, attrs: Attrs): [string, ...never[]] {
  const own = written(name, attrs);
  const output: Rendered = (() => {
    switch (name) {
      case "heading":
        return [`h${attrs.level}`, own, 0];
      case "table":
        return ["table", { ...own, "data-caption": attrs.caption }, ["tbody", 0]];
      case "codeBlock":
        return ["pre", own, ["code", 0]];
      case "tableHeader":
      case "tableCell":
        return [TAGS[name] ?? "td", { ...own, colspan: attrs.colspan, rowspan: attrs.rowspan }, 0];
      case "orderedList":
        return ["ol", { ...own, start: attrs.start }, 0];
      case "quote":
        return ["blockquote", { ...own, "data-source": attrs.source }, 0];
      case "factBox":
        return ["aside", { ...own, class: "fact-box", "data-title": attrs.title }, 0];
      case "gallery":
        return ["div", { ...own, class: "gallery" }, 0];
      case "footnote":
        return ["sup", { ...own, class: "footnote", title: attrs.text }, "*"];
      case "embed":
        return ["figure", { ...own, class: "embed" }, `${attrs.title || attrs.url}`];
      case "image":
        return ["figure", own];
      default:
        return ATOMS.has(name) || name === "hardBreak"
          ? [TAGS[name] ?? "div", own]
          : [TAGS[name] ?? "div", own, 0];
    }
  })();
  return output as [string, ...never[]];
}

function markFrom(type: MarkType): AnyExtension {
  const { name, spec } = type;
  return Mark.create({
    name,
    ...(spec.inclusive === undefined ? {} : { inclusive: spec.inclusive }),
    ...(spec.excludes === undefined ? {} : { excludes: spec.excludes }),
    addAttributes: () => attributesOf(type),
    parseHTML: () => [{ tag: `[data-node="${name}"]` }],
    renderHTML: ({ mark }) => {
      const href = name === "link" && isSafeHref(mark.attrs.href) ? { href: mark.attrs.href } : {};
      return [MARK_TAGS[name] ?? "span", { ...written(name, mark.attrs), ...href }, 0];
    },
  });
}

const TableRoles = Extension.create({
  name: "tableRoles",
  extendNodeSchema: ({ name }) => (TABLE_ROLES[name] ? { tableRole: TABLE_ROLES[name] } : {}),
});

/** Every node and mark of the stored schema. @param own extensions that stand in the place of the plain ones, by name */
export function schemaExtensions(own: Record<string, (plain: AnyExtension) => AnyExtension>): AnyExtension[] {
  const plain = [
    ...Object.values(bodySchema.nodes).map(nodeFrom),
    ...Object.values(bodySchema.marks).map(markFrom),
  ];
  return [TableRoles, ...plain.map((extension) => own[extension.name]?.(extension) ?? extension)];
}
