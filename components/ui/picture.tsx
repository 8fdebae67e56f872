import type { Picture as PictureData } from "#lib/articles.ts";

const FORMATS = ["avif", "webp"] as const;

type Props = {
  picture: PictureData;
  /** The `sizes` attribute: how wide it is set at which window. */
  sizes: string;
  /** The largest picture above the fold: fetched first, never lazily. */
  priority?: boolean;
  /** Cut to 16:9 by the style sheet. */
  wide?: boolean;
  /** Beside a headline that says the same: no second announcement for listeners. */
  decorative?: boolean;
  className?: string;
};

/** A picture in the sizes that were made at upload. Nothing is set without a width and a height. */
export function Picture({ picture, sizes, priority, wide, decorative, className = "" }: Props) {
  const jpegs = picture.variants.filter((variant) => variant.format === "jpeg");
  const fallback = jpegs.at(-1);
  if (!fallback) return null;
  const srcSet = (variants: typeof picture.variants) =>
    variants.map((variant) => `${variant.url} ${variant.width}w`).join(", ");
  return (
    <picture
      className={`picture ${wide ? `ratio-wide${picture.focus ? ` at-${picture.focus}` : ""}` : ""} ${className}`}
    >
      {FORMATS.map((format) => {
        const variants = picture.variants.filter((variant) => variant.format === format);
        return variants.length > 0 ? (
          <source key={format} type={`image/${format}`} srcSet={srcSet(variants)} sizes={sizes} />
        ) : null;
      })}
      <img
        src={fallback.url}
        srcSet={srcSet(jpegs)}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={decorative ? "" : picture.alt}
        loading={priority ? "eager" : "lazy"}
        fetchPriority={priority ? "high" : "auto"}
        decoding="async"
      />
    </picture>
  );
}

/** Whether there is anything to set. */
export function hasPicture(picture: PictureData | null): picture is PictureData {
  return picture?.variants.some((variant) => variant.format === "jpeg") ?? false;
}
