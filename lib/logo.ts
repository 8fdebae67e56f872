import sharp from "sharp";
import { ImageError, readHeader } from "#lib/images.ts";
import { isPolyglot } from "#lib/polyglots.ts";
import { isHarmlessSvg, looksLikeSvg } from "#lib/svg-check.ts";

/** A logo as it is put into the store; sizes in pixels. */
export type Logo = { format: "svg" | "webp"; bytes: Buffer; width: number; height: number };

/** Two of them fit into one form of Next's (a megabyte). */
export const MAX_LOGO_BYTES = 400 * 1024;
/** A drawing is sharp at any size; this is twice what the masthead shows of a picture, for dense screens. */
const LARGEST = { width: 960, height: 192 };

/**
 * Looks at what somebody brings as a logo, by its content alone: an SVG that draws and does nothing else stays as it
 * is, a PNG or WebP becomes a WebP without loss, see-through where it was.
 * @throws ImageError unsupported, too-large, broken, scripted, disguised
 */
export async function makeLogo(bytes: Buffer): Promise<Logo> {
  if (bytes.length > MAX_LOGO_BYTES) throw new ImageError("too-large");
  const isSvg = looksLikeSvg(bytes);
  if (isSvg && !isHarmless(bytes)) throw new ImageError("scripted");
  const { format, width, height } = await readHeader(bytes);
  if (isSvg && format === "svg") return { format, bytes, width, height };
  if (!["png", "webp"].includes(format)) throw new ImageError("unsupported");
  if (isPolyglot(bytes)) throw new ImageError("disguised");
  const { data, info } = await sharp(bytes, { failOn: "error", animated: false })
    .resize({ ...LARGEST, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .webp({ lossless: true })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new ImageError("broken", cause);
    });
  return { format: "webp", bytes: data, width: info.width, height: info.height };
}

function isHarmless(svg: Buffer): boolean {
  try {
    return isHarmlessSvg(svg);
  } catch (cause) {
    throw new ImageError("broken", cause);
  }
}
