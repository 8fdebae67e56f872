import sharp from "sharp";
import type { PictureShape } from "#lib/embed-pictures.ts";
import { ImageError, type ImageVariants, MAX_IMAGE_PIXELS, readHeader } from "#lib/images.ts";
import { takeIn } from "#lib/media-intake.ts";
import { isPolyglot } from "#lib/polyglots.ts";
import { looksLikeSvg } from "#lib/svg-check.ts";

/** What other houses publish their pictures as. */
const FORMATS = new Set(["jpeg", "png", "webp"]);

/**
 * Cuts a picture from elsewhere to a shape, around its middle, and makes its variants. What it is, its bytes say.
 * @throws ImageError
 */
export async function makeThumbnail(bytes: Buffer, { ratio, widths }: PictureShape): Promise<ImageVariants> {
  // Before anything draws it.
  if (looksLikeSvg(bytes)) throw new ImageError("unsupported");
  const { format, autoOrient } = await readHeader(bytes);
  if (!FORMATS.has(format)) throw new ImageError("unsupported");
  if (isPolyglot(bytes)) throw new ImageError("disguised");
  const { width, height } = autoOrient;
  const cut = { width: Math.min(width, Math.round(height * ratio)), height: 0 };
  cut.height = Math.min(height, Math.max(1, Math.round(cut.width / ratio)));
  const whole = await sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: "error" })
    .autoOrient()
    .resize({ ...cut, fit: "cover", withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer()
    .catch((cause: unknown) => {
      throw new ImageError("broken", cause);
    });
  return takeIn(whole, { widths: [...widths] });
}
