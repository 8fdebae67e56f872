import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { appIcon } from "#lib/app-icon.ts";

const drawing = (width: number, height: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#a00"/></svg>`,
  );
/** Where the mark is: the colour at a place, in pixels. */
async function colourAt(png: Buffer, left: number, top: number): Promise<string> {
  const pixel = sharp(png).extract({ left, top, width: 1, height: 1 });
  return (await pixel.removeAlpha().raw().toBuffer()).toString("hex");
}

describe("the mark as an app's icon", () => {
  it.each([
    ["a wide drawing", drawing(960, 192)],
    ["a small drawing", drawing(20, 20)],
    ["a tall drawing", drawing(40, 400)],
  ])("is a square on paper, within the circle that phones cut: %s", async (_, mark) => {
    const png = await appIcon(mark, 192);
    const { width, height, format } = await sharp(png).metadata();
    expect([width, height, format]).toEqual([192, 192, "png"]);
    expect(await colourAt(png, 96, 96)).toBe("aa0000");
    for (const [left, top] of [
      [4, 96],
      [187, 96],
      [96, 4],
      [96, 187],
    ] as const)
      expect(await colourAt(png, left, top)).toBe("fdfcf9");
  });

  it("is none of what is no picture", async () => {
    await expect(appIcon(Buffer.from("kein Bild"), 192)).rejects.toThrow();
  });
});
