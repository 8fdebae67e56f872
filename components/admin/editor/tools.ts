import type { Editor } from "@tiptap/core";
import type { Messages } from "#lib/i18n.ts";

export type EditorTexts = Messages["articleDesk"]["editor"];
export type ToolName = keyof EditorTexts["tool"];

/** What asks for more before it can be put in: handled by a dialog. */
export type Asked = "link" | "image" | "footnote" | "embed";
const ASKED: ReadonlySet<ToolName> = new Set<Asked>(["link", "image", "footnote", "embed"]);
export const isAsked = (name: ToolName): name is Asked => ASKED.has(name);

type Plain = Exclude<ToolName, Asked>;

const cell = (type: "tableHeader" | "tableCell") => ({ type });
const row = (type: "tableHeader" | "tableCell") => ({
  type: "tableRow",
  content: [cell(type), cell(type), cell(type)],
});
/** Three columns, a head and two rows: enough to see what it is. */
const TABLE = { type: "table", content: [row("tableHeader"), row("tableCell"), row("tableCell")] };

const RUN: Record<Plain, (editor: Editor) => boolean> = {
  paragraph: (editor) => editor.chain().focus().setNode("paragraph").run(),
  heading2: (editor) => editor.chain().focus().toggleNode("heading", "paragraph", { level: 2 }).run(),
  heading3: (editor) => editor.chain().focus().toggleNode("heading", "paragraph", { level: 3 }).run(),
  heading4: (editor) => editor.chain().focus().toggleNode("heading", "paragraph", { level: 4 }).run(),
  bold: (editor) => editor.chain().focus().toggleMark("bold").run(),
  italic: (editor) => editor.chain().focus().toggleMark("italic").run(),
  strike: (editor) => editor.chain().focus().toggleMark("strike").run(),
  code: (editor) => editor.chain().focus().toggleMark("code").run(),
  subscript: (editor) => editor.chain().focus().toggleMark("subscript").run(),
  superscript: (editor) => editor.chain().focus().toggleMark("superscript").run(),
  bulletList: (editor) => editor.chain().focus().toggleList("bulletList", "listItem").run(),
  orderedList: (editor) => editor.chain().focus().toggleList("orderedList", "listItem").run(),
  quote: (editor) => editor.chain().focus().toggleWrap("quote").run(),
  factBox: (editor) => editor.chain().focus().toggleWrap("factBox").run(),
  codeBlock: (editor) => editor.chain().focus().toggleNode("codeBlock", "paragraph").run(),
  table: (editor) => editor.chain().focus().insertContent(TABLE).run(),
  horizontalRule: (editor) => editor.chain().focus().insertContent({ type: "horizontalRule" }).run(),
  undo: (editor) => editor.chain().focus().undo().run(),
  redo: (editor) => editor.chain().focus().redo().run(),
};

export const runTool = (editor: Editor, name: Plain): boolean => RUN[name](editor);

/** Whether the cursor stands in what a tool makes. */
export function isPressed(editor: Editor, name: ToolName): boolean {
  const level = /^heading(\d)$/.exec(name)?.[1];
  return level ? editor.isActive("heading", { level: Number(level) }) : editor.isActive(name);
}

/** The tools as the bar shows them, in groups; each with what stands on its button and the keys that do the same. */
export const BAR: readonly (readonly { name: ToolName; sign: string; keys?: string }[])[] = [
  [
    { name: "undo", sign: "↶", keys: "Ctrl+Z" },
    { name: "redo", sign: "↷", keys: "Ctrl+Shift+Z" },
  ],
  [
    { name: "heading2", sign: "H2", keys: "Ctrl+Alt+2" },
    { name: "heading3", sign: "H3", keys: "Ctrl+Alt+3" },
  ],
  [
    { name: "bold", sign: "F", keys: "Ctrl+B" },
    { name: "italic", sign: "K", keys: "Ctrl+I" },
    { name: "link", sign: "Link", keys: "Ctrl+K" },
  ],
  [
    { name: "bulletList", sign: "•", keys: "Ctrl+Shift+8" },
    { name: "orderedList", sign: "1.", keys: "Ctrl+Shift+7" },
    { name: "quote", sign: "„“", keys: "Ctrl+Shift+B" },
  ],
];

/** What the slash menu and "Einfügen" offer. */
export const MENU: readonly ToolName[] = [
  "heading2",
  "heading3",
  "heading4",
  "paragraph",
  "image",
  "quote",
  "bulletList",
  "orderedList",
  "table",
  "factBox",
  "footnote",
  "embed",
  "codeBlock",
  "horizontalRule",
  "strike",
  "code",
  "subscript",
  "superscript",
];
