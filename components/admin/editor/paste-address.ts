import { Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Mark, Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { OWN } from "#components/admin/editor/paste.ts";
import { isSafeHref } from "#lib/body/schema.ts";
import { embedOf } from "#lib/embeds.ts";

/**
 * An address from the clipboard: over chosen words their link; alone on an empty line what stands there, where we know
 * how to show it; else a link that shows itself.
 */
export const PasteAddress = Extension.create({
  name: "pasteAddress",
  // Some browsers put HTML beside an address that they copy: this looks first.
  priority: 200,
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handlePaste(view, { clipboardData }) {
            const address = addressIn(clipboardData?.getData("text/plain") ?? "");
            const isOwn = OWN.test(clipboardData?.getData("text/html") ?? "");
            if (address === null || isOwn || editor.isActive("codeBlock")) return false;
            return view.state.selection.empty ? putAddress(view, address) : linkWords(view, address);
          },
        },
      }),
    ];
  },
});

/** One address of the web and nothing else. */
function addressIn(pasted: string): string | null {
  const text = pasted.trim();
  return /^https?:\/\/\S+$/i.test(text) && isSafeHref(text) ? text : null;
}

function putAddress(view: EditorView, address: string): boolean {
  const { schema } = view.state;
  const link = linkTo(view.state, address);
  const embed = embedOf(address) && schema.node("embed", { url: address, title: "" });
  const isShown = embed && isEmptyLineFor(view.state, embed);
  const { tr } = view.state;
  // What is typed behind it is not the link's.
  tr.replaceSelectionWith(schema.text(address, [link]), false).removeStoredMark(link.type);
  view.dispatch(closeHistory(tr).scrollIntoView());
  // A step of its own in the history: undone, the address stands there as a link.
  if (isShown) putInstead(view, embed);
  return true;
}

function isEmptyLineFor({ selection: { $from } }: EditorState, embed: Node): boolean {
  if ($from.depth === 0 || $from.parent.type.name !== "paragraph" || $from.parent.content.size > 0)
    return false;
  return $from.node(-1).canReplaceWith($from.index(-1), $from.indexAfter(-1), embed.type);
}

function putInstead(view: EditorView, embed: Node): void {
  const { tr, schema, selection } = view.state;
  const { $from } = selection;
  const at = $from.before();
  const isLast = $from.indexAfter(-1) === $from.node(-1).childCount;
  tr.replaceWith(at, $from.after(), isLast ? [embed, schema.node("paragraph")] : embed);
  tr.setSelection(Selection.near(tr.doc.resolve(at + embed.nodeSize)));
  view.dispatch(closeHistory(tr).scrollIntoView());
}

/** A picture or a rule is chosen to be replaced: only words become a link. */
function linkWords(view: EditorView, address: string): boolean {
  const { doc, selection, tr } = view.state;
  const { from, to } = selection;
  if (doc.textBetween(from, to).trim() === "") return false;
  view.dispatch(closeHistory(tr.addMark(from, to, linkTo(view.state, address))).scrollIntoView());
  return true;
}

function linkTo({ schema }: EditorState, href: string): Mark {
  return schema.mark("link", { href });
}
