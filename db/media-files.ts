import type { FormerFile, StoredCrop, StoredVariant } from "#db/schema/media.ts";
import { BucketError } from "#lib/bucket-files.ts";
import { readManifest } from "#lib/c2pa.ts";
import type { Focus } from "#lib/crops.ts";
import { env } from "#lib/env.ts";
import { type Stamp, stampJpeg } from "#lib/jpeg-xmp.ts";
import { log } from "#lib/log.ts";
import { cropInTurn, type Intake } from "#lib/media-intake.ts";
import { mediaKey } from "#lib/media-key.ts";
import { mediaStore, originalStore } from "#lib/media-store.ts";
import { absolute, paths } from "#lib/paths.ts";
import { Refusal } from "#lib/refusal.ts";

/** What a row names of files. */
export type PictureFiles = {
  originalKey: string | null;
  manifestKey: string | null;
  variants: StoredVariant[];
  crops: StoredCrop[];
  former: FormerFile[];
};

/**
 * Puts a picture's files where they belong. They are there before any row names them.
 * @returns the columns that name them @throws Refusal store-away
 */
export async function storePicture(
  intake: Intake,
  bytes: Buffer,
  { stamp, focus }: { stamp: Omit<Stamp, "provenance">; focus: Focus },
) {
  const originalKey = mediaKey(bytes, intake.format);
  await reached(originalStore(env()).put(originalKey, bytes));
  const manifest = readManifest(bytes);
  const manifestKey = manifest && (await putMedia(manifest, "c2pa"));
  const full = { ...stamp, provenance: addressOf(manifestKey) };
  const variants: StoredVariant[] = [];
  for (const { format, width, height, bytes: made } of intake.variants)
    variants.push(await put({ format, width, height }, format === "jpeg" ? stampJpeg(made, full) : made));
  const crops = await storeCrops(bytes, focus, full);
  const { sha256, mimeType, width, height } = intake;
  return { sha256, originalKey, manifestKey, mimeType, bytes: bytes.length, width, height, variants, crops };
}

/**
 * The same pictures with other words in them, and with crops around another point where that has moved; a file that
 * is not there is left as it is named. @throws Refusal store-away
 */
export async function restampPicture(
  { originalKey, manifestKey, ...files }: PictureFiles,
  { stamp, focus }: { stamp: Omit<Stamp, "provenance">; focus: Focus | null },
): Promise<Pick<PictureFiles, "variants" | "crops">> {
  const full = { ...stamp, provenance: addressOf(manifestKey) };
  const original = focus && originalKey ? await reached(originalStore(env()).get(originalKey)) : null;
  const [variants, crops] = await Promise.all([
    Promise.all(
      files.variants.map((variant) => (variant.format === "jpeg" ? restamp(variant, full) : variant)),
    ),
    focus && original
      ? storeCrops(original, focus, full)
      : Promise.all(files.crops.map((crop) => restamp(crop, full))),
  ]);
  return { variants, crops };
}

/** What the picture had and has no more, added to what it had before. */
export function formerFiles(
  before: PictureFiles,
  now: Pick<PictureFiles, "variants" | "crops" | "manifestKey">,
): FormerFile[] {
  const kept = new Set(keysOf(now));
  const left = keysOf(before).map((key) => ({ key, first: before.variants[0]?.key ?? null }));
  const all = new Map([...before.former, ...left].map((file) => [file.key, file]));
  return [...all.values()].filter(({ key }) => !kept.has(key));
}

const keysOf = ({
  variants,
  crops,
  manifestKey,
}: Pick<PictureFiles, "variants" | "crops" | "manifestKey">) => [
  ...[...variants, ...crops].map(({ key }) => key),
  ...(manifestKey ? [manifestKey] : []),
];

const addressOf = (key: string | null) => key && absolute(env().SITE_URL, paths.media(key));

async function storeCrops(original: Buffer, focus: Focus, stamp: Stamp): Promise<StoredCrop[]> {
  const crops: StoredCrop[] = [];
  for (const { shape, width, height, bytes } of await cropInTurn(original, focus))
    crops.push(await put({ shape, width, height }, stampJpeg(bytes, stamp), "jpeg"));
  return crops;
}

async function restamp<File extends StoredVariant | StoredCrop>(file: File, stamp: Stamp): Promise<File> {
  const bytes = await reached(mediaStore(env()).get(file.key));
  return bytes ? put(file, stampJpeg(bytes, stamp), "jpeg") : file;
}

async function put<Of extends Pick<StoredVariant, "width" | "height">>(
  of: Of,
  bytes: Buffer,
  format = "format" in of ? String(of.format) : "jpeg",
): Promise<Of & { bytes: number; key: string }> {
  return { ...of, bytes: bytes.length, key: await putMedia(bytes, format) };
}

/** Puts a file among those that everybody may fetch. @returns its key @throws Refusal store-away */
export async function putMedia(bytes: Buffer, format: string): Promise<string> {
  const key = mediaKey(bytes, format);
  await reached(mediaStore(env()).put(key, bytes));
  return key;
}

/** What a bucket does not do, whoever asked may try again. @throws Refusal store-away */
async function reached<Result>(asking: Promise<Result>): Promise<Result> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof BucketError)) throw error;
    log().error({ err: error }, "the store of pictures failed");
    throw new Refusal("store-away", error.message);
  }
}
