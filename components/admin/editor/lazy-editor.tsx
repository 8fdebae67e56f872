"use client";

import dynamic from "next/dynamic";
import type { EditorProps } from "#components/admin/editor/editor-props.ts";

/** The editor is a chunk of its own: no list of the newsroom carries it. */
const ArticleEditor = dynamic(
  () => import("#components/admin/editor/article-editor.tsx").then((module) => module.ArticleEditor),
  { ssr: false },
);

/** What stands there before the editor does: the article's own words. */
export function LazyEditor(props: EditorProps & { needsScript: string }) {
  const { needsScript, ...editor } = props;
  return (
    <>
      <noscript>
        <p className="foreign">{needsScript}</p>
      </noscript>
      <ArticleEditor {...editor} />
    </>
  );
}
