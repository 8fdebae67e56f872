"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useRef } from "react";
import { BAR, type EditorTexts, isPressed, MENU, type ToolName } from "#components/admin/editor/tools.ts";

type Props = { editor: Editor; texts: EditorTexts; use: (name: ToolName) => void };

/** Formats over the text: one stop for the Tab key, arrows within (WAI-ARIA, toolbar). */
export function Toolbar({ editor, texts, use }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const pressed = useEditorState({
    editor,
    selector: ({ editor }) =>
      BAR.flat()
        .filter(({ name }) => isPressed(editor, name))
        .map(({ name }) => name)
        .join(),
  }).split(",");
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const stops = [...(bar.current?.querySelectorAll<HTMLElement>("button, select") ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (!step || at < 0 || (document.activeElement instanceof HTMLSelectElement && event.altKey)) return;
    event.preventDefault();
    const next = stops[(at + step + stops.length) % stops.length];
    for (const stop of stops) stop.tabIndex = stop === next ? 0 : -1;
    next?.focus();
  };
  return (
    <div
      ref={bar}
      className="toolbar"
      role="toolbar"
      aria-label={texts.toolbar}
      aria-controls="body-text"
      onKeyDown={move}
    >
      {BAR.map((group, place) => (
        <span key={group[0]?.name} className="tool-group">
          {group.map(({ name, sign, keys }, at) => (
            <button
              key={name}
              type="button"
              tabIndex={place === 0 && at === 0 ? 0 : -1}
              className={`tool is-${name}`}
              aria-pressed={name === "undo" || name === "redo" ? undefined : pressed.includes(name)}
              title={keys ? `${texts.tool[name]} (${keys})` : texts.tool[name]}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => use(name)}
            >
              <span aria-hidden="true">{sign}</span>
              <span className="only-heard">{texts.tool[name]}</span>
            </button>
          ))}
        </span>
      ))}
      <select
        className="tool-menu"
        tabIndex={-1}
        aria-label={texts.insert}
        value=""
        onChange={(event) => use(event.target.value as ToolName)}
      >
        <option value="">{texts.insert} …</option>
        {MENU.map((name) => (
          <option key={name} value={name}>
            {texts.tool[name]}
          </option>
        ))}
      </select>
    </div>
  );
}
