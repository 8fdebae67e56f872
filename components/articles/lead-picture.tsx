import { hasPicture, Picture } from "#components/ui/picture.tsx";
import { texts } from "#components/ui/voice.ts";
import { creditLine } from "#lib/article-body.ts";
import type { Article, Picture as PictureData } from "#lib/articles.ts";

/** Caption, credit and licence as they must be shown (A16). */
export function PictureCaption({ picture, caption }: { picture: PictureData; caption: string }) {
  const t = texts();
  const licence = picture.licence && t("article.licence", { licence: picture.licence });
  return (
    <figcaption className="small mt-2 text-muted">
      {caption}
      {picture.credit && <span className="whitespace-nowrap"> {creditLine(t, picture.credit)}</span>}
      {picture.aiMade && ` ${t("article.aiLabel.image")}`}
      {licence && (
        <>
          {" · "}
          {picture.licenceUrl ? (
            <a className="text-link" href={picture.licenceUrl} rel="license noopener">
              {licence}
            </a>
          ) : (
            licence
          )}
        </>
      )}
    </figcaption>
  );
}

export function LeadPicture({ article }: { article: Article }) {
  const { picture } = article;
  if (!hasPicture(picture)) return null;
  return (
    <figure className="mx-auto mt-7 max-w-[60.5rem] max-sm:-mx-4">
      <Picture picture={picture} sizes="(min-width: 62rem) 60.5rem, 100vw" priority wide />
      <div className="max-sm:px-4">
        <PictureCaption picture={picture} caption={article.leadCaption ?? picture.caption} />
      </div>
    </figure>
  );
}
