"use client";

import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from "@tiptap/extensions";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { AskDialog, type Question } from "#components/admin/editor/ask-dialog.tsx";
import { BlockBar } from "#components/admin/editor/block-bar.tsx";
import { Keys } from "#components/admin/editor/keys.ts";
import { cleanPaste } from "#components/admin/editor/paste.ts";
import { PasteAddress } from "#components/admin/editor/paste-address.ts";
import { type Pictures, showPictures } from "#components/admin/editor/picture-view.ts";
import { schemaExtensions } from "#components/admin/editor/schema-extensions.ts";
import { type SlashState, slashMenu } from "#components/admin/editor/slash.ts";
import { SlashList } from "#components/admin/editor/slash-list.tsx";
import { Toolbar } from "#components/admin/editor/toolbar.tsx";
import { type EditorTexts, isAsked, runTool, type ToolName } from "#components/admin/editor/tools.ts";
import type { ArticleContent } from "#lib/article-content.ts";

type Props = {
  body: ArticleContent["body"];
  texts: EditorTexts;
  language: string;
  pictures: Pictures;
  mayWrite: boolean;
  spellcheck: boolean;
  choicesPath: string;
  /** Called once, with the editor to read from. */
  ready: (editor: Editor) => void;
  /** Called at every change. */
  touch: (editor: Editor) => void;
  /** Asks for a picture of the library; null when none was chosen. */
  pickPicture: () => Promise<number | null>;
  /** What was pasted and has no place here. */
  told: (dropped: string[]) => void;
};

/** The text of an article: it looks like the article, and holds nothing that could not be stored. */
export function BodyEditor(props: Props) {
  const { texts, mayWrite } = props;
  const [slash, setSlash] = useState<SlashState>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const use = useRef<(name: ToolName) => void>(() => {});
  // biome-ignore lint/correctness/useExhaustiveDependencies: extensions are made once; what changes is read when it is used
  const extensions = useMemo(
    () => [
      ...schemaExtensions({ image: showPictures(props.pictures, texts) }),
      Keys,
      UndoRedo,
      Dropcursor,
      Gapcursor,
      TrailingNode,
      Placeholder.configure({ placeholder: texts.bodyPlaceholder }),
      cleanPaste(props.told),
      PasteAddress,
      slashMenu({ texts, show: setSlash, choose: (name) => use.current(name) }),
    ],
    [],
  );
  const editor = useEditor({
    extensions,
    content: props.body,
    editable: mayWrite,
    injectCSS: false,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    onCreate: ({ editor }) => props.ready(editor),
    onUpdate: ({ editor }) => props.touch(editor),
    editorProps: {
      attributes: {
        id: "body-text",
        class: "body-text",
        lang: props.language,
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": texts.body,
        spellcheck: `${props.spellcheck}`,
      },
      handleKeyDown: (_, event) => {
        if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return false;
        event.preventDefault();
        use.current("link");
        return true;
      },
    },
  });
  useEffect(() => {
    editor?.setEditable(mayWrite, false);
    editor?.view.dom.setAttribute("spellcheck", `${props.spellcheck}`);
  }, [editor, mayWrite, props.spellcheck]);
  if (!editor) return null;

  use.current = async (name) => {
    if (!isAsked(name)) runTool(editor, name);
    else if (name === "link") setQuestion({ kind: "link", href: editor.getAttributes("link").href ?? "" });
    else if (name === "image") {
      const mediaId = await props.pickPicture();
      if (mediaId !== null)
        editor
          .chain()
          .focus()
          .insertContent({ type: "image", attrs: { mediaId, caption: null, alt: null } })
          .run();
    } else setQuestion({ kind: name });
  };
  const close = () => {
    setQuestion(null);
    editor.commands.focus();
  };
  return (
    <div className="body-editor">
      {mayWrite && <Toolbar editor={editor} texts={texts} use={(name) => use.current(name)} />}
      {mayWrite && <BlockBar editor={editor} texts={texts} />}
      <EditorContent editor={editor} />
      <SlashList
        state={slash}
        texts={texts}
        choose={(name) => {
          const typed =
            /\/[^/\s]*$/.exec(editor.state.doc.textBetween(0, editor.state.selection.from, "\n"))?.[0] ?? "";
          const to = editor.state.selection.from;
          editor
            .chain()
            .focus()
            .deleteRange({ from: to - typed.length, to })
            .run();
          use.current(name);
        }}
      />
      <AskDialog
        question={question}
        texts={texts}
        choicesPath={props.choicesPath}
        close={close}
        answer={(asked, value) => {
          put(editor, asked, value);
          setQuestion(null);
        }}
      />
    </div>
  );
}

function put(editor: Editor, { kind }: Question, value: string): void {
  const chain = editor.chain().focus();
  if (kind === "footnote") chain.insertContent({ type: "footnote", attrs: { text: value } }).run();
  else if (kind === "embed") chain.insertContent({ type: "embed", attrs: { url: value, title: "" } }).run();
  else if (value === "") chain.extendMarkRange("link").unsetMark("link").run();
  else if (editor.state.selection.empty && !editor.isActive("link"))
    chain
      .insertContent({ type: "text", text: value, marks: [{ type: "link", attrs: { href: value } }] })
      .run();
  else chain.extendMarkRange("link").setMark("link", { href: value }).run();
}
