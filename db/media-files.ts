import type { StoredVariant } from "#db/schema/media.ts";
import { BucketError } from "#lib/bucket-files.ts";
import { env } from "#lib/env.ts";
import { type Stamp, stampJpeg } from "#lib/jpeg-xmp.ts";
import { log } from "#lib/log.ts";
import type { Intake } from "#lib/media-intake.ts";
import { mediaKey } from "#lib/media-key.ts";
import { mediaStore, originalStore } from "#lib/media-store.ts";
import { Refusal } from "#lib/refusal.ts";

/** Puts a picture's files where they belong. They are there before any row names them.
 * @returns the columns that name them @throws Refusal store-away */
export async function storePicture(intake: Intake, bytes: Buffer, stamp: Stamp) {
  const originalKey = mediaKey(bytes, intake.format);
  await reached(originalStore(env()).put(originalKey, bytes));
  const variants: StoredVariant[] = [];
  for (const { format, width, height, bytes: made } of intake.variants)
    variants.push(await put({ format, width, height }, format === "jpeg" ? stampJpeg(made, stamp) : made));
  const { sha256, mimeType, width, height } = intake;
  return { sha256, originalKey, mimeType, bytes: bytes.length, width, height, variants };
}

/** The same pictures with other words in them; a file that is not there is left as it is named. */
export async function stampVariants(
  variants: readonly StoredVariant[],
  stamp: Stamp,
): Promise<StoredVariant[]> {
  return Promise.all(
    variants.map(async (variant) => {
      if (variant.format !== "jpeg") return variant;
      const { format, width, height, key } = variant;
      const file = await reached(mediaStore(env()).get(key));
      return file ? put({ format, width, height }, stampJpeg(file, stamp)) : variant;
    }),
  );
}

async function put(
  of: Pick<StoredVariant, "format" | "width" | "height">,
  bytes: Buffer,
): Promise<StoredVariant> {
  return { ...of, bytes: bytes.length, key: await putMedia(bytes, of.format) };
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
