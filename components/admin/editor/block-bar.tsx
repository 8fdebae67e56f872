"use client";

import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  toggleHeaderRow,
} from "@tiptap/pm/tables";
import { type Editor, useEditorState } from "@tiptap/react";
import type { EditorTexts } from "#components/admin/editor/tools.ts";

type Props = { editor: Editor; texts: EditorTexts };

/** Attributes of a block that are words: which, and what they are called. */
const FIELDS: Record<string, readonly [attribute: string, label: keyof EditorTexts][]> = {
  quote: [["source", "quoteSource"]],
  table: [["caption", "tableCaption"]],
  image: [
    ["caption", "caption"],
    ["alt", "alt"],
  ],
  embed: [["title", "embedTitle"]],
  factBox: [["title", "boxTitle"]],
  footnote: [["text", "footnoteText"]],
};

const TABLE_TOOLS = {
  addRow: addRowAfter,
  addColumn: addColumnAfter,
  deleteRow,
  deleteColumn,
  headerRow: toggleHeaderRow,
  deleteTable,
};
type TableTool = keyof typeof TABLE_TOOLS;

/** What belongs to the block that the cursor stands in: its words, and what can be done with it. */
export function BlockBar({ editor, texts }: Props) {
  const found = useEditorState({
    editor,
    selector: ({ editor }) => {
      const name = Object.keys(FIELDS).find((one) => editor.isActive(one));
      return name ? JSON.stringify([name, editor.getAttributes(name)]) : "";
    },
  });
  if (found === "") return null;
  const [name, attributes] = JSON.parse(found) as [string, Record<string, string | null>];
  return (
    <fieldset className="block-bar">
      <legend>{texts.tool[name as keyof EditorTexts["tool"]]}</legend>
      {FIELDS[name]?.map(([attribute, label]) => (
        <label key={attribute}>
          <span>{`${texts[label]}`}</span>
          <input
            type="text"
            value={attributes[attribute] ?? ""}
            placeholder={attribute === "alt" ? texts.altHelp : undefined}
            onChange={(event) => editor.commands.updateAttributes(name, { [attribute]: event.target.value })}
          />
        </label>
      ))}
      {name === "table" &&
        (Object.keys(TABLE_TOOLS) as TableTool[]).map((tool) => (
          <button
            key={tool}
            type="button"
            onClick={() => {
              TABLE_TOOLS[tool](editor.state, editor.view.dispatch);
              editor.commands.focus();
            }}
          >
            {texts[tool]}
          </button>
        ))}
      {name !== "table" && (
        <button type="button" onClick={() => remove(editor, name)}>
          {texts.remove}
        </button>
      )}
    </fieldset>
  );
}

/** A box around text goes and leaves the text; what is one thing goes whole. */
function remove(editor: Editor, name: string): void {
  if (name === "quote" || name === "factBox") editor.chain().focus().lift(name).run();
  else editor.chain().focus().deleteSelection().run();
}
