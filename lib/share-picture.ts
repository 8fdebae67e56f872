import type { Picture } from "#lib/articles.ts";

/** Google's article and Discover pictures must be at least this wide (rules SD4, RM1). */
const SHARE_WIDTH = 1200;

export type SharePicture = { url: string; width: number; height: number };

/**
 * The file that services fetch: a JPEG, which every one of them reads; the smallest that is wide enough, else
 * the widest there is. null while the picture has no files. `url` is a path.
 */
export function sharePicture(picture: Picture | null): SharePicture | null {
  const jpegs = (picture?.variants ?? [])
    .filter(({ format }) => format === "jpeg")
    .toSorted((a, b) => a.width - b.width);
  const chosen = jpegs.find(({ width }) => width >= SHARE_WIDTH) ?? jpegs.at(-1);
  return chosen ? { url: chosen.url, width: chosen.width, height: chosen.height } : null;
}

export const isWide = (picture: SharePicture | null): boolean => (picture?.width ?? 0) >= SHARE_WIDTH;
