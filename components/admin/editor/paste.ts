import { Extension } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { fromHtml } from "#lib/body/from-html.ts";
import { fromOffice } from "#lib/body/from-office.ts";

/** ProseMirror marks what it has copied itself; anything else comes from outside. */
export const OWN = /\sdata-pm-slice=/;

/** Text from elsewhere (Word, Docs, web pages) comes in through the same door as an import: our blocks, and nothing else. */
export const cleanPaste = (told: (dropped: string[]) => void) =>
  Extension.create({
    name: "cleanPaste",
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          props: {
            handlePaste(view, event) {
              const html = event.clipboardData?.getData("text/html") ?? "";
              if (html === "" || OWN.test(html) || editor.isActive("codeBlock")) return false;
              const { doc, dropped } = fromHtml(fromOffice(html));
              const pasted = editor.schema.nodeFromJSON(doc.toJSON());
              const [only] = pasted.children;
              // A few words go into the sentence they are pasted into; blocks stand for themselves.
              const open = pasted.childCount === 1 && only?.type.name === "paragraph" ? 1 : 0;
              view.dispatch(
                view.state.tr.replaceSelection(new Slice(pasted.content, open, open)).scrollIntoView(),
              );
              told(dropped);
              return true;
            },
          },
        }),
      ];
    },
  });
