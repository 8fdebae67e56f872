import { availableParallelism } from "node:os";
import { type DemoPicture, picture } from "#db/demo/content.ts";
import { drawPicture } from "#db/demo/pictures.ts";
import type { MediaInput } from "#db/media.ts";
import { makeVariants } from "#lib/images.ts";
import { type MediaStore, mediaKey } from "#lib/media-key.ts";

/** Two captions of one drawing are two pictures: words belong to the row. */
export const pictureKey = ({ motif, seed, alt }: DemoPicture): string => `${motif}/${seed}/${alt}`;

/** Fewer than an upload gets: 33 pictures are made while somebody waits for the first start. Wide enough for Google's 1200. */
const WIDTHS = [480, 1280];

const IN_TEXT = /data-picture='([^']*)'/g;

/** The pictures that stand in a text. */
export function picturesIn(html: string): DemoPicture[] {
  return [...html.matchAll(IN_TEXT)].map(([, json = ""]) => picture.parse(JSON.parse(json)));
}

/** The text as lib/body reads it: pictures by the number of their row. */
export function withMedia(html: string, mediaId: (picture: DemoPicture) => number): string {
  return html.replace(
    IN_TEXT,
    (_, json: string) => `data-media="${mediaId(picture.parse(JSON.parse(json)))}"`,
  );
}

type Stores = { files: MediaStore; originals: MediaStore };

/** Draws, scales and stores pictures, as many at once as there are cores. The files are in the store before any row names them. */
export async function makePictures(
  pictures: readonly DemoPicture[],
  stores: Stores,
): Promise<Map<string, MediaInput>> {
  const wanted = new Map(pictures.map((wish) => [pictureKey(wish), wish]));
  const made = new Map<string, MediaInput>();
  const queue = wanted.entries();
  const worker = async () => {
    for (const [key, wish] of queue) made.set(key, await makePicture(wish, stores));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return made;
}

async function makePicture(wish: DemoPicture, { files, originals }: Stores): Promise<MediaInput> {
  const drawing = Buffer.from(drawPicture(wish));
  const { width, height, variants } = await makeVariants(drawing, { widths: WIDTHS });
  const originalKey = mediaKey(drawing, "svg");
  await originals.put(originalKey, drawing);
  const stored = await Promise.all(
    variants.map(async ({ bytes, ...variant }) => {
      const key = mediaKey(bytes, variant.format);
      await files.put(key, bytes);
      return { ...variant, bytes: bytes.length, key };
    }),
  );
  return {
    sha256: originalKey.slice(3, -4),
    originalKey,
    originalName: `${wish.motif}-${wish.seed}.svg`,
    mimeType: "image/svg+xml",
    bytes: drawing.length,
    width,
    height,
    variants: stored,
    alt: wish.alt,
    caption: wish.caption,
    credit: wish.credit,
    // As the portal that draws them.
    licence: "MIT",
    folder: "demo",
  };
}
