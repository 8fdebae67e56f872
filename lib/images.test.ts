import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { ImageError, makeVariants } from "#lib/images.ts";

const canvas = (width: number, height: number, background = "#c81e3a") =>
  sharp({ create: { width, height, channels: 3, background } });
const shape = ({ variants }: Awaited<ReturnType<typeof makeVariants>>) =>
  variants.map(({ format, width, height }) => `${format} ${width}×${height}`);

describe("makeVariants", () => {
  it("makes three formats at each fixed width", async () => {
    const made = await makeVariants(await canvas(2000, 1000).png().toBuffer());
    expect([made.width, made.height]).toEqual([2000, 1000]);
    expect(shape(made)).toEqual([
      "avif 480×240",
      "webp 480×240",
      "jpeg 480×240",
      "avif 960×480",
      "webp 960×480",
      "jpeg 960×480",
      "avif 1600×800",
      "webp 1600×800",
      "jpeg 1600×800",
    ]);
    for (const { format, bytes } of made.variants) {
      const header = await sharp(bytes).metadata();
      expect(header.format === "heif" ? "avif" : header.format).toBe(format);
    }
  });

  it("never enlarges: the source's own width is the widest", async () => {
    expect(shape(await makeVariants(await canvas(120, 60).png().toBuffer()))).toEqual([
      "avif 120×60",
      "webp 120×60",
      "jpeg 120×60",
    ]);
  });

  it("keeps one JPEG of at least 1200 px for search engines", async () => {
    const made = await makeVariants(await canvas(1300, 100).png().toBuffer(), { widths: [480] });
    expect(shape(made)).toEqual(["avif 480×37", "webp 480×37", "jpeg 480×37", "jpeg 1200×92"]);
  });

  it("turns upright and drops the metadata, the place among it", async () => {
    const input = await canvas(60, 40)
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 0/1" } })
      .jpeg()
      .toBuffer();
    expect((await sharp(input).metadata()).exif).toBeDefined();
    const made = await makeVariants(input);
    expect([made.width, made.height]).toEqual([40, 60]);
    for (const { bytes } of made.variants) {
      const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, orientation }).toEqual({});
    }
  });

  it("converts CMYK to sRGB and lays transparency on white", async () => {
    const cmyk = await makeVariants(await canvas(20, 20).toColourspace("cmyk").jpeg().toBuffer());
    expect((await sharp(cmyk.variants.at(-1)?.bytes).metadata()).space).toBe("srgb");
    const clear = sharp({ create: { width: 20, height: 20, channels: 4, background: "#00000000" } });
    const made = await makeVariants(await clear.png().toBuffer());
    const { dominant } = await sharp(made.variants.at(-1)?.bytes).stats();
    expect(dominant.r).toBeGreaterThan(240);
  });

  it("takes the first frame of an animation", async () => {
    const frames = [canvas(10, 10, "#ff0000"), canvas(10, 10, "#0000ff")];
    const gif = await sharp(await Promise.all(frames.map((frame) => frame.png().toBuffer())), {
      join: { animated: true },
    })
      .gif()
      .toBuffer();
    expect((await sharp(gif).metadata()).pages).toBe(2);
    const made = await makeVariants(gif);
    expect([made.width, made.height]).toEqual([10, 10]);
    expect((await sharp(made.variants.at(-1)?.bytes).stats()).dominant.r).toBeGreaterThan(200);
  });

  it.each([
    ["nothing", async () => Buffer.alloc(0), "broken"],
    ["text", async () => Buffer.from("<html>not a picture</html>"), "unsupported"],
    ["a compressed SVG", async () => Buffer.from([0x1f, 0x8b, 8, 0]), "unsupported"],
    ["51 MB", async () => Buffer.alloc(51 * 1024 * 1024), "too-large"],
    ["half a PNG", halfPng, "broken"],
    [
      "a small file that unpacks to 400 MP",
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>'),
      "too-many-pixels",
    ],
  ])("refuses %s", async (_what, input, code) => {
    const failure = await makeVariants(await input()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ImageError);
    expect(failure).toMatchObject({ code });
  });
});

async function halfPng() {
  const pixels = Buffer.from(Array.from({ length: 100 * 100 * 3 }, (_, index) => (index * index) % 251));
  const png = await sharp(pixels, { raw: { width: 100, height: 100, channels: 3 } })
    .png()
    .toBuffer();
  return png.subarray(0, png.length / 2);
}
