import type { AnyExtension } from "@tiptap/core";
import type { Node as DocumentNode } from "@tiptap/pm/model";
import type { DeskPicture } from "#lib/desk-article.ts";

/** Pictures that the text may show, by their number in the library; one that is picked is added. */
export type Pictures = Map<number, Pick<DeskPicture, "src" | "alt" | "credit">>;

type Texts = Record<"pictureGone", string>;

/** A picture while it is written: small, with its caption and who it is by under it. */
export const showPictures =
  (pictures: Pictures, texts: Texts) =>
  (plain: AnyExtension): AnyExtension =>
    plain.extend({
      addNodeView:
        () =>
        ({ node }: { node: DocumentNode }) => {
          const dom = document.createElement("figure");
          dom.className = "picture";
          const draw = ({ attrs }: DocumentNode) => {
            const picture = pictures.get(attrs.mediaId);
            const shown = picture?.src
              ? image(picture.src, attrs.alt ?? picture.alt)
              : missing(texts.pictureGone);
            dom.replaceChildren(shown, caption([attrs.caption, picture?.credit].filter(Boolean).join(" · ")));
          };
          draw(node);
          return {
            dom,
            update: (next: DocumentNode) => {
              if (next.type.name !== "image") return false;
              draw(next);
              return true;
            },
          };
        },
    });

function image(src: string, alt: string): HTMLElement {
  const made = document.createElement("img");
  Object.assign(made, { src, alt });
  return made;
}

function missing(words: string): HTMLElement {
  const made = document.createElement("p");
  made.className = "problem";
  made.textContent = words;
  return made;
}

function caption(words: string): HTMLElement {
  const made = document.createElement("figcaption");
  made.textContent = words;
  return made;
}
