import type { Pictures } from "#components/admin/editor/picture-view.ts";
import type { EditorTexts } from "#components/admin/editor/tools.ts";
import type { SectionChoice } from "#db/article-choices.ts";
import type { ArticleContent } from "#lib/article-content.ts";

type Props = {
  content: ArticleContent;
  pictures: Pictures;
  sections: SectionChoice[];
  siteUrl: string;
  siteName: string;
  texts: EditorTexts;
};

/** Search engines cut off about here, in characters. */
const TITLE = 60;
const DESCRIPTION = 155;

const cut = (text: string, most: number) => {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most).join("").trimEnd()} …`;
};

/** How a result of a search engine will look, cut where they cut. */
export function SearchPreview({ content, sections, siteUrl, siteName, texts }: Props) {
  const section = sections.find(({ id }) => id === content.sectionId)?.slug ?? "";
  return (
    <figure className="result-preview">
      <figcaption className="help">{texts.searchPreview}</figcaption>
      <p className="result-host">
        {siteName} · {new URL(siteUrl).host} › {section}
      </p>
      <p className="result-title">{cut(content.seoTitle || content.title, TITLE)}</p>
      <p>{cut(content.seoDescription || content.standfirst, DESCRIPTION)}</p>
    </figure>
  );
}

/** How a card of a social network will look. */
export function SocialPreview({ content, pictures, siteUrl, texts }: Props) {
  const picture = content.leadMediaId === null ? null : pictures.get(content.leadMediaId);
  return (
    <figure className="result-preview is-card">
      <figcaption className="help">{texts.socialPreview}</figcaption>
      {picture?.src && <img src={picture.src} alt="" />}
      <p className="result-host">{new URL(siteUrl).host}</p>
      <p className="result-title">{cut(content.title, 90)}</p>
      <p>{cut(content.standfirst, 120)}</p>
    </figure>
  );
}
