import { type SQL, sql } from "drizzle-orm";
import type { AI_USES, StoredCrop, StoredVariant } from "#db/schema/media.ts";
import type { Picture } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

/** A row of `media` as the fragment below hands it out. */
export type PictureRow = Omit<Picture, "variants" | "crops" | "width" | "height" | "aiMade" | "focus"> & {
  aiUse: (typeof AI_USES)[number];
  focalX: number;
  focalY: number;
  width: number | null;
  height: number | null;
  variants: StoredVariant[];
  crops?: StoredCrop[];
};

/** json of one picture; the query calls `media` "m". */
export const pictureJson: SQL = sql`json_build_object(
  'id', m.id, 'alt', m.alt, 'caption', m.caption, 'credit', m.credit,
  'licence', m.licence, 'licenceUrl', m.licence_url,
  'width', m.width, 'height', m.height, 'variants', m.variants,
  'aiUse', m.ai_use, 'focalX', m.focal_x, 'focalY', m.focal_y)`;

/** The same with the shapes that search services ask for: for the picture over an article's own page. */
export const leadPictureJson: SQL = sql`(${pictureJson}::jsonb || jsonb_build_object('crops', m.crops))`;

/** Nothing is shown after its rights have run out. */
export const pictureIsShown: SQL = sql`m.kind = 'image' AND m.deleted_at IS NULL
  AND (m.rights_expire_at IS NULL OR m.rights_expire_at > now())`;

/** A third of the picture. */
const NEAR = 0.34;

/** Files have their addresses made here, so a store can move without touching a row. */
export function toPicture({
  variants,
  crops,
  width,
  height,
  aiUse,
  focalX,
  focalY,
  ...words
}: PictureRow): Picture {
  const focus = focusOf(focalX, focalY);
  return {
    ...words,
    // Becomes a link on pages and in feeds; imports bring anything.
    licenceUrl: /^https?:\/\//i.test(words.licenceUrl) ? words.licenceUrl : "",
    // Unknown only for a picture whose file is not here: nothing is drawn from these then.
    width: width ?? 0,
    height: height ?? 0,
    variants: variants.map(({ format, width, height, key }) => ({
      format,
      width,
      height,
      url: paths.media(key),
    })),
    ...(crops && crops.length > 0
      ? {
          crops: crops.map(({ shape, width, height, key }) => ({
            shape,
            width,
            height,
            url: paths.media(key),
          })),
        }
      : {}),
    ...(aiUse === "image" ? { aiMade: true } : {}),
    ...(focus ? { focus } : {}),
  };
}

/** A document may set no style, so a crop knows five places: the side that the focal point is nearest to, if it is near. */
function focusOf(x: number, y: number): Picture["focus"] {
  const sides = [
    ["top", y],
    ["bottom", 1 - y],
    ["left", x],
    ["right", 1 - x],
  ] as const;
  const [nearest] = sides.toSorted((a, b) => a[1] - b[1]);
  return nearest && nearest[1] < NEAR ? nearest[0] : undefined;
}
