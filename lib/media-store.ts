import { join } from "node:path";
import { bucketFiles } from "#lib/bucket-files.ts";
import type { Env } from "#lib/env.ts";
import { folderFiles } from "#lib/folder-files.ts";
import { MEDIA_KEY, type MediaStore, mediaKey, ORIGINAL_KEY } from "#lib/media-key.ts";

/** What the environment says of it. */
export type MediaPlace = Pick<Env, "DATA_DIR" | "MEDIA_URL">;

/** Folder of the public files inside the data folder. */
export const mediaRoot = (dataDir: string): string => join(dataDir, "media");

/** Files that everybody may fetch. */
export const mediaStore = ({ DATA_DIR, MEDIA_URL }: MediaPlace): MediaStore =>
  MEDIA_URL ? bucketFiles(MEDIA_URL, "media", MEDIA_KEY) : folderFiles(mediaRoot(DATA_DIR), MEDIA_KEY);

/** Whether it is there does not matter: a store that says so answers. */
const NO_PICTURE = mediaKey(new Uint8Array(), "jpeg");

/** Why the store does not do what it should, as a sentence; null when it does. */
export const findStoreProblem = (place: MediaPlace): Promise<string | null> =>
  mediaStore(place)
    .get(NO_PICTURE)
    .then(
      () => null,
      ({ message }: Error) => message,
    );

/**
 * Pictures as they were brought: with everything that cameras and programs wrote into them (C2PA manifests, but
 * places too). Nothing serves them.
 */
export const originalStore = ({ DATA_DIR, MEDIA_URL }: MediaPlace): MediaStore =>
  MEDIA_URL
    ? bucketFiles(MEDIA_URL, "originals", ORIGINAL_KEY)
    : folderFiles(join(DATA_DIR, "originals"), ORIGINAL_KEY);
