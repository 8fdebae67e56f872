import type { Picture } from "#lib/articles.ts";

/** Google's article and Discover pictures must be at least this wide (rules SD4, RM1). */
const SHARE_WIDTH = 1200;

export type SharePicture = { url: string; width: number; height: number };

/**
 * The file that services fetch: a JPEG, which every one of them reads; the smallest that is wide enough, else
 * the widest there is; in 16:9 where there is such a crop. null while the picture has no files. `url` is a path.
 */
export function sharePicture(picture: Picture | null): SharePicture | null {
  const jpegs = (picture?.variants ?? [])
    .filter(({ format }) => format === "jpeg")
    .toSorted((a, b) => a.width - b.width);
  const chosen = jpegs.find(({ width }) => width >= SHARE_WIDTH) ?? jpegs.at(-1);
  const wide = picture?.crops?.find(({ shape }) => shape === "16:9");
  // Services show 16:9; better cut around the focal point here than around the middle there, unless it costs size.
  const file = wide && chosen && (wide.width >= SHARE_WIDTH || wide.width >= chosen.width) ? wide : chosen;
  return file ? { url: file.url, width: file.width, height: file.height } : null;
}

/** Addresses of the squarer shapes, for services that ask for more than one (J2). */
export const squarerCrops = (picture: Picture | null): string[] =>
  (picture?.crops ?? []).filter(({ shape }) => shape !== "16:9").map(({ url }) => url);

/** Services leave a smaller picture out, or make a stamp of it. */
const SHOWN_WIDTH = 300;

export const isShown = (picture: SharePicture): boolean => picture.width >= SHOWN_WIDTH;

export const isWide = (picture: SharePicture): boolean => picture.width >= SHARE_WIDTH;
