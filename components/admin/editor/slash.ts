import { Extension } from "@tiptap/core";
import { Suggestion } from "@tiptap/suggestion";
import { type EditorTexts, MENU, type ToolName } from "#components/admin/editor/tools.ts";

/** The menu as it stands open: what is offered, which of it is marked, where it hangs. */
export type SlashState = { names: ToolName[]; at: number; left: number; top: number } | null;

type Options = {
  texts: EditorTexts;
  /** Shows the menu, or takes it away. */
  show: (state: SlashState) => void;
  /** Called with what was chosen, after the slash and what was typed behind it are gone. */
  choose: (name: ToolName) => void;
};

const found = (texts: EditorTexts, typed: string) =>
  MENU.filter((name) => texts.tool[name].toLowerCase().includes(typed.toLowerCase()));

/** "/" at the beginning of a word offers what can be put in; arrows and Enter choose, Escape closes. */
export const slashMenu = ({ texts, show, choose }: Options) => {
  let state: SlashState = null;
  const set = (next: SlashState) => {
    state = next;
    show(next);
  };
  return Extension.create({
    name: "slashMenu",
    addProseMirrorPlugins() {
      return [
        Suggestion<ToolName, ToolName>({
          editor: this.editor,
          char: "/",
          items: ({ query }) => found(texts, query),
          command: ({ editor, range, props: name }) => {
            editor.chain().focus().deleteRange(range).run();
            choose(name);
          },
          allow: ({ editor }) => !editor.isActive("codeBlock"),
          render: () => {
            let pick: (name: ToolName) => void = () => {};
            const place = (rect: DOMRect | null | undefined, names: ToolName[], at = 0) =>
              set(
                rect
                  ? {
                      names,
                      at: Math.min(at, Math.max(names.length - 1, 0)),
                      left: rect.left,
                      top: rect.bottom,
                    }
                  : null,
              );
            return {
              onStart: ({ clientRect, items, command }) => {
                pick = command;
                place(clientRect?.(), items);
              },
              onUpdate: ({ clientRect, items, command }) => {
                pick = command;
                place(clientRect?.(), items, state?.at);
              },
              onKeyDown: ({ event }) => {
                if (!state) return false;
                const { names, at } = state;
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (step && names.length > 0)
                  set({ ...state, at: (at + step + names.length) % names.length });
                else if (event.key === "Escape") set(null);
                else if (event.key === "Enter" && names[at]) pick(names[at]);
                else return false;
                return true;
              },
              onExit: () => set(null),
            };
          },
        }),
      ];
    },
  });
};
