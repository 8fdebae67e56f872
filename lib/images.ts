import sharp, { type Metadata, type Sharp } from "sharp";

/** Widths of every stored picture, in pixels. A picture is never enlarged. */
export const VARIANT_WIDTHS = [480, 960, 1600];
export const MAX_IMAGE_BYTES = 50 * 1024 * 1024;
/** Guards memory: a small file can unpack to any number of pixels. */
export const MAX_IMAGE_PIXELS = 100_000_000;
/** Google's article and Discover pictures must be at least this wide. */
const SHARE_WIDTH = 1200;
/** A decode that takes longer is taken for broken, so no upload can hold a core for good. */
const DECODE_SECONDS = 60;

const FORMATS = ["avif", "webp", "jpeg"] as const;
const READABLE = new Set(["jpeg", "png", "webp", "gif", "tiff", "svg", "heif", "avif"]);

export type ImageFormat = (typeof FORMATS)[number];
export type ImageVariant = { format: ImageFormat; width: number; height: number; bytes: Buffer };
/** Size of the upright original in pixels, and its variants. */
export type ImageVariants = { width: number; height: number; variants: ImageVariant[] };
export type ImageErrorCode =
  | "unsupported"
  | "too-large"
  | "too-many-pixels"
  | "broken"
  /** An SVG that would run something, or fetch something from elsewhere. */
  | "scripted"
  /** A picture that is something else besides: a page, an archive, a program. */
  | "disguised";

/** A picture that cannot be taken in; `code` names the message to show. */
export class ImageError extends Error {
  readonly code: ImageErrorCode;
  constructor(code: ImageErrorCode, cause?: unknown) {
    super(`The image is not usable: ${code}`, { cause });
    this.name = "ImageError";
    this.code = code;
  }
}

const open = (input: Buffer) =>
  sharp(input, {
    limitInputPixels: MAX_IMAGE_PIXELS,
    failOn: "error",
    animated: false,
    sequentialRead: true,
  });

function imageError(cause: unknown, otherwise: ImageErrorCode): ImageError {
  if (cause instanceof ImageError) return cause;
  const message = cause instanceof Error ? cause.message : "";
  if (/exceeds pixel limit/i.test(message)) return new ImageError("too-many-pixels", cause);
  if (/unsupported image format/i.test(message)) return new ImageError("unsupported", cause);
  return new ImageError(otherwise, cause);
}

/** Reads the header only. The type is what the bytes say, whatever the file was called. */
export async function readHeader(input: Buffer): Promise<Metadata> {
  if (input.length === 0) throw new ImageError("broken");
  if (input.length > MAX_IMAGE_BYTES) throw new ImageError("too-large");
  // Compressed SVG would unpack without any limit.
  if (input[0] === 0x1f && input[1] === 0x8b) throw new ImageError("unsupported");
  const header = await open(input)
    .metadata()
    .catch((cause: unknown) => {
      throw imageError(cause, "broken");
    });
  if (!READABLE.has(header.format)) throw new ImageError("unsupported");
  // What phones call HEIC; its codec is not ours to ship.
  if (header.compression === "hevc") throw new ImageError("unsupported");
  if (header.width * header.height > MAX_IMAGE_PIXELS) throw new ImageError("too-many-pixels");
  return header;
}

/** Decodes once into upright sRGB at most `width` wide, without metadata; transparency turns white. */
export async function decodeImage(input: Buffer, width: number) {
  try {
    return await open(input)
      .timeout({ seconds: DECODE_SECONDS })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
  } catch (cause) {
    throw imageError(cause, "broken");
  }
}

/**
 * Widths to make for a source this wide: those asked for that fit, and the source's own when it is smaller
 * than the widest (then without a neighbour within a fifth, which would save nobody anything).
 */
function fittingWidths(source: number, asked: readonly number[]): number[] {
  const widest = Math.max(...asked);
  if (source >= widest) return [...asked].toSorted((a, b) => a - b);
  const fitting = asked.filter((width) => width * 1.2 <= source).toSorted((a, b) => a - b);
  return [...fitting, source];
}

// Measured on flat graphics at 1600 px: AVIF effort 1 takes about half of effort 2's time, 3 to 20 % more bytes.
const encoders: Record<ImageFormat, (image: Sharp) => Sharp> = {
  avif: (image) => image.avif({ quality: 45, effort: 1, chromaSubsampling: "4:2:0" }),
  webp: (image) => image.webp({ quality: 76, effort: 2 }),
  jpeg: (image) => image.jpeg({ quality: 78, mozjpeg: true, optimiseScans: false }),
};

/**
 * Makes the stored variants of an uploaded picture: AVIF, WebP and JPEG at fixed widths (pixels), upright by
 * EXIF orientation, sRGB, all metadata (GPS too) removed, the first frame of an animation. When the source is
 * at least 1200 px wide, so is one JPEG. Throws ImageError.
 */
export async function makeVariants(
  input: Buffer,
  { widths = VARIANT_WIDTHS }: { widths?: readonly number[] } = {},
): Promise<ImageVariants> {
  const header = await readHeader(input);
  const { width, height } = header.autoOrient;
  const wanted = fittingWidths(width, widths);
  const largest = await decodeImage(input, Math.max(...wanted, Math.min(width, SHARE_WIDTH)));
  const raw = { width: largest.info.width, height: largest.info.height, channels: largest.info.channels };

  const variants: ImageVariant[] = [];
  const make = async (variantWidth: number, formats: readonly ImageFormat[]) => {
    const sized = sharp(largest.data, { raw }).resize({ width: variantWidth, withoutEnlargement: true });
    const made = await Promise.all(
      formats.map(async (format) => {
        const { data, info } = await encoders[format](sized.clone()).toBuffer({ resolveWithObject: true });
        return { format, width: info.width, height: info.height, bytes: data };
      }),
    );
    variants.push(...made);
  };
  for (const variantWidth of wanted) await make(variantWidth, FORMATS);
  if (Math.max(...wanted) < SHARE_WIDTH && width >= SHARE_WIDTH) await make(SHARE_WIDTH, ["jpeg"]);
  return { width, height, variants };
}
