import sharp from "sharp";

/** Paper of app/styles.css: marks are drawn for it. */
const PAPER = "#fdfcf9";
/** Of the width; what is further out may be cut away in a circle (W3C, Web Application Manifest, safe zone). */
const SAFE = 0.7;

/** A mark in a square, as phones show it among their apps. @param size width and height in pixels @returns a PNG */
export async function appIcon(mark: Uint8Array, size: number): Promise<Buffer> {
  const inside = Math.round(size * SAFE);
  // A drawing is made as large as it is needed: sharp would draw it at its own size and enlarge that.
  const drawn = await sharp(mark, { density: 288, failOn: "error" })
    .resize({ width: inside, height: inside, fit: "inside" })
    .png()
    .toBuffer();
  return sharp({ create: { width: size, height: size, channels: 3, background: PAPER } })
    .composite([{ input: drawn, gravity: "centre" }])
    .png({ compressionLevel: 9 })
    .toBuffer();
}
