import {
  Extension,
  type InputRule,
  markInputRule,
  nodeInputRule,
  textblockTypeInputRule,
  wrappingInputRule,
} from "@tiptap/core";
import { goToNextCell, tableEditing } from "@tiptap/pm/tables";

const LISTS = ["bulletList", "orderedList"];

/** The keyboard of the text: what the usual writing programs have, and the dashes and stars that become forms. */
export const Keys = Extension.create({
  name: "keys",
  addKeyboardShortcuts() {
    const { editor } = this;
    const mark = (name: string) => () => editor.commands.toggleMark(name);
    const heading = (level: number) => () => editor.commands.toggleNode("heading", "paragraph", { level });
    return {
      "Mod-b": mark("bold"),
      "Mod-i": mark("italic"),
      "Mod-e": mark("code"),
      "Mod-Shift-x": mark("strike"),
      "Mod-,": mark("subscript"),
      "Mod-.": mark("superscript"),
      "Mod-Alt-0": () => editor.commands.setNode("paragraph"),
      "Mod-Alt-2": heading(2),
      "Mod-Alt-3": heading(3),
      "Mod-Alt-4": heading(4),
      "Mod-Shift-7": () => editor.commands.toggleList("orderedList", "listItem"),
      "Mod-Shift-8": () => editor.commands.toggleList("bulletList", "listItem"),
      "Mod-Shift-b": () => editor.commands.toggleWrap("quote"),
      "Shift-Enter": () => editor.commands.insertContent({ type: "hardBreak" }),
      Enter: () => editor.commands.splitListItem("listItem"),
      Tab: () =>
        editor.isActive("table")
          ? goToNextCell(1)(editor.state, editor.view.dispatch)
          : editor.commands.sinkListItem("listItem"),
      "Shift-Tab": () =>
        editor.isActive("table")
          ? goToNextCell(-1)(editor.state, editor.view.dispatch)
          : editor.commands.liftListItem("listItem"),
      Backspace: () => {
        const { $from, empty } = editor.state.selection;
        const isAtStart = empty && $from.parentOffset === 0;
        if (!isAtStart) return false;
        if (LISTS.some((list) => editor.isActive(list)) && $from.index(-1) === 0)
          return editor.commands.liftListItem("listItem");
        return $from.parent.type.name === "heading" ? editor.commands.setNode("paragraph") : false;
      },
    };
  },
  addInputRules() {
    const { nodes, marks } = this.editor.schema;
    const node = (name: string) => {
      const type = nodes[name];
      if (!type) throw new Error(`The schema has no ${name}.`);
      return type;
    };
    const markRule = (name: string, find: RegExp) => {
      const type = marks[name];
      return type ? [markInputRule({ find, type })] : [];
    };
    const rules: InputRule[] = [
      textblockTypeInputRule({
        find: /^(#{2,4})\s$/,
        type: node("heading"),
        getAttributes: ([, signs]) => ({ level: signs?.length ?? 2 }),
      }),
      textblockTypeInputRule({ find: /^```\s$/, type: node("codeBlock") }),
      wrappingInputRule({ find: /^\s*[-–*]\s$/, type: node("bulletList") }),
      wrappingInputRule({
        find: /^(\d+)\.\s$/,
        type: node("orderedList"),
        getAttributes: ([, start]) => ({ start: Number(start) }),
      }),
      wrappingInputRule({ find: /^>\s$/, type: node("quote") }),
      nodeInputRule({ find: /^---$/, type: node("horizontalRule") }),
      ...markRule("bold", /(?:^|\s)(\*\*(?!\s)([^*]+)\*\*)$/),
      ...markRule("italic", /(?:^|\s)(_(?!\s)([^_]+)_)$/),
      ...markRule("code", /(?:^|\s)(`([^`]+)`)$/),
    ];
    return rules;
  },
  addProseMirrorPlugins: () => [tableEditing()],
});
