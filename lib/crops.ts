import sharp from "sharp";
import { decodeImage, readHeader } from "#lib/images.ts";

/** Shapes that search services ask for (J2; Google, "Article structured data"): width by height. */
export const CROP_SHAPES = { "16:9": 16 / 9, "4:3": 4 / 3, "1:1": 1 } as const;
export type CropShape = keyof typeof CROP_SHAPES;

export type Crop = { shape: CropShape; width: number; height: number; bytes: Buffer };
/** 0…1 from the left and from the top. */
export type Focus = { focalX: number; focalY: number };

/** As wide as services ask, in pixels; nobody is helped by more. */
const WIDTH = 1200;
/** Narrower ones no service shows large. */
const NARROWEST = 696;
/** A picture that is almost of a shape is of that shape. */
const SAME_SHAPE = 0.01;

/** Which crops a picture of this size has: none of its own shape, none that would have to be enlarged. */
function shapesOf({ width, height }: { width: number; height: number }) {
  const own = width / height;
  return Object.entries(CROP_SHAPES).flatMap(([shape, ratio]) => {
    const cut = Math.min(width, height * ratio);
    const isOwn = Math.abs(own / ratio - 1) < SAME_SHAPE;
    return isOwn || cut < NARROWEST ? [] : [{ shape: shape as CropShape, ratio, cut }];
  });
}

/** Where a cut begins so that the point is in its middle, as far as the picture reaches. */
const begin = (point: number, whole: number, cut: number) =>
  Math.round(Math.min(Math.max(point * whole - cut / 2, 0), whole - cut));

/** JPEGs in the shapes that services ask for, around the focal point; the picture's own shape is not made again. */
export async function makeCrops(input: Buffer, { focalX, focalY }: Focus): Promise<Crop[]> {
  const { width, height } = (await readHeader(input)).autoOrient;
  const shapes = shapesOf({ width, height });
  if (shapes.length === 0) return [];
  // The narrowest cut decides how large it must be decoded.
  const scale = Math.min(1, WIDTH / Math.min(...shapes.map(({ cut }) => cut)));
  const { data, info } = await decodeImage(input, Math.ceil(width * scale));
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return Promise.all(
    shapes.map(async ({ shape, ratio }) => {
      const cut = { width: Math.min(info.width, Math.floor(info.height * ratio)), height: 0 };
      cut.height = Math.min(info.height, Math.round(cut.width / ratio));
      const made = await sharp(data, { raw })
        .extract({
          left: begin(focalX, info.width, cut.width),
          top: begin(focalY, info.height, cut.height),
          ...cut,
        })
        .resize({ width: WIDTH, withoutEnlargement: true })
        .jpeg({ quality: 78, mozjpeg: true, optimiseScans: false })
        .toBuffer({ resolveWithObject: true });
      return { shape, width: made.info.width, height: made.info.height, bytes: made.data };
    }),
  );
}
