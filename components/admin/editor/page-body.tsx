"use client";

import { useRef, useState } from "react";
import { BodyEditor } from "#components/admin/editor/body-editor.tsx";
import { fill } from "#components/admin/editor/fill.ts";
import type { Pictures } from "#components/admin/editor/picture-view.ts";
import type { EditorTexts } from "#components/admin/editor/tools.ts";
import { usePicturePick } from "#components/admin/editor/use-picture-pick.tsx";
import type { DialogTexts } from "#components/admin/media-texts.ts";
import type { ArticleContent } from "#lib/article-content.ts";
import type { DeskPage } from "#lib/desk-page.ts";

type Props = {
  page: DeskPage;
  mayWrite: boolean;
  editorTexts: EditorTexts;
  pictureTexts: DialogTexts;
  choicesPath: string;
  /** Called at every change with the text as JSON. */
  change: (body: string) => void;
};

/** The text of a page, written as an article's is. */
export function PageBody({ page, mayWrite, editorTexts, pictureTexts, choicesPath, change }: Props) {
  const pictures = useRef<Pictures>(new Map(page.pictures.map((picture) => [picture.id, picture]))).current;
  const { pick, dialog } = usePicturePick({ pictures, texts: pictureTexts });
  const [dropped, setDropped] = useState<string[] | null>(null);
  return (
    <div className="sheet" lang={page.language}>
      <BodyEditor
        body={page.body as ArticleContent["body"]}
        texts={editorTexts}
        language={page.language}
        pictures={pictures}
        mayWrite={mayWrite}
        spellcheck={false}
        choicesPath={choicesPath}
        pickPicture={pick}
        told={setDropped}
        ready={() => {}}
        touch={(editor) => change(JSON.stringify(editor.getJSON()))}
      />
      {dropped && (
        <p className="muted" role="status">
          {dropped.length > 0
            ? fill(editorTexts.dropped, { what: dropped.slice(0, 5).join(", ") })
            : editorTexts.pasted}
        </p>
      )}
      {dialog}
    </div>
  );
}
