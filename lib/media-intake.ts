import { createHash } from "node:crypto";
import { type Crop, type Focus, makeCrops } from "#lib/crops.ts";
import {
  ImageError,
  type ImageVariants,
  MAX_IMAGE_BYTES,
  makeVariants,
  readHeader,
  type VARIANT_WIDTHS,
} from "#lib/images.ts";
import { type PictureFacts, readPictureFacts } from "#lib/picture-facts.ts";
import { isPolyglot } from "#lib/polyglots.ts";
import { isHarmlessSvg, looksLikeSvg } from "#lib/svg-check.ts";

/** A picture that may come into the library, with all that was found out about it. */
export type Intake = ImageVariants & {
  sha256: string;
  /** What the bytes are, whatever the file was called: "jpeg", "svg". */
  format: string;
  mimeType: string;
  facts: PictureFacts;
};

type Options = { widths?: typeof VARIANT_WIDTHS };

export const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Looks at what somebody brings, by its content alone, and makes its variants. One after the other, however many
 * are brought: each takes all cores and some hundred megabytes.
 * @throws ImageError saying why it is refused
 */
export const takeIn = (bytes: Buffer, options: Options = {}): Promise<Intake> =>
  inTurn(() => look(bytes, options));

/** Cuts a picture that was taken in to the shapes that services ask for (lib/crops.ts). @throws ImageError */
export const cropInTurn = (bytes: Buffer, focus: Focus): Promise<Crop[]> =>
  inTurn(() => makeCrops(bytes, focus));

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(work);
  last = turn.then(
    () => {},
    () => {},
  );
  return turn;
}

let last: Promise<void> = Promise.resolve();

async function look(bytes: Buffer, options: Options): Promise<Intake> {
  if (bytes.length > MAX_IMAGE_BYTES) throw new ImageError("too-large");
  const isSvg = looksLikeSvg(bytes);
  // Before anything draws it: what it would fetch is not asked for.
  if (isSvg) requireHarmless(bytes);
  const header = await readHeader(bytes);
  if ((header.format === "svg") !== isSvg) throw new ImageError("unsupported");
  if (!isSvg && isPolyglot(bytes)) throw new ImageError("disguised");
  const { format } = header;
  const made = await makeVariants(bytes, options);
  const type = header.compression === "av1" ? "avif" : format === "svg" ? "svg+xml" : format;
  return {
    ...made,
    sha256: sha256Of(bytes),
    format: header.compression === "av1" ? "avif" : format,
    mimeType: `image/${type}`,
    facts: readPictureFacts(header),
  };
}

function requireHarmless(svg: Buffer): void {
  let harmless: boolean;
  try {
    harmless = isHarmlessSvg(svg);
  } catch (cause) {
    throw new ImageError("broken", cause);
  }
  if (!harmless) throw new ImageError("scripted");
}
