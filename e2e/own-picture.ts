import { mark } from "#e2e/own-article.ts";
import { pixels } from "#lib/testing/hostile-pictures.ts";

export type Brought = { name: string; mimeType: string; buffer: Buffer };

/**
 * A picture that nobody else has. @param weight of noise in it, in bytes: what takes its time on a line
 * @param width of a flat colour: another one shows other pixels
 */
export async function picture(name: string, weight = 0, width = 600): Promise<Brought> {
  const word = mark();
  const plain = await pixels(width, 400)
    .jpeg()
    .withExif({ IFD0: { Artist: `Ada ${word}` } })
    .toBuffer();
  const noise = Buffer.from(Array.from({ length: weight }, () => Math.floor(Math.random() * 256)));
  return { name, mimeType: "image/jpeg", buffer: Buffer.concat([plain, noise]) };
}
