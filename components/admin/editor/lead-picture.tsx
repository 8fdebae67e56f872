"use client";

import type { Pictures } from "#components/admin/editor/picture-view.ts";
import type { EditorTexts } from "#components/admin/editor/tools.ts";
import type { ArticleContent } from "#lib/article-content.ts";

type Props = {
  content: ArticleContent;
  pictures: Pictures;
  texts: EditorTexts;
  mayWrite: boolean;
  pick: () => Promise<number | null>;
  change: (changes: Partial<ArticleContent>) => void;
};

/** The picture over the text, where readers see it. */
export function LeadPicture({ content, pictures, texts, mayWrite, pick, change }: Props) {
  const picture = content.leadMediaId === null ? null : pictures.get(content.leadMediaId);
  return (
    <fieldset className="lead-picture">
      <legend>{texts.leadPicture}</legend>
      {content.leadMediaId !== null &&
        (picture?.src ? (
          <img src={picture.src} alt={picture.alt} />
        ) : (
          <p className="problem">{texts.pictureGone}</p>
        ))}
      {mayWrite && (
        <p className="buttons">
          <button
            type="button"
            onClick={() => void pick().then((id) => id !== null && change({ leadMediaId: id }))}
          >
            {texts.choosePicture}
          </button>
          {content.leadMediaId !== null && (
            <button type="button" onClick={() => change({ leadMediaId: null })}>
              {texts.remove}
            </button>
          )}
        </p>
      )}
      {content.leadMediaId !== null && (
        <label>
          <span>{texts.leadCaption}</span>
          <input
            type="text"
            value={content.leadCaption ?? ""}
            disabled={!mayWrite}
            onChange={(event) => change({ leadCaption: event.target.value || null })}
          />
        </label>
      )}
    </fieldset>
  );
}
