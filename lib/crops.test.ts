import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type Focus, makeCrops } from "#lib/crops.ts";

const MIDDLE: Focus = { focalX: 0.5, focalY: 0.5 };

/** Red on the left, blue on the right. */
const twoColours = async (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#00f" } })
    .composite([
      {
        input: { create: { width: width / 2, height, channels: 3, background: "#f00" } },
        left: 0,
        top: 0,
      },
    ])
    .jpeg()
    .toBuffer();

const sizes = async (bytes: Buffer, focus = MIDDLE) =>
  (await makeCrops(bytes, focus)).map(({ shape, width, height }) => `${shape} ${width}×${height}`);

describe("makeCrops", () => {
  it("makes the three shapes, 1200 pixels wide", async () => {
    expect(await sizes(await twoColours(3000, 2000))).toEqual([
      "16:9 1200×675",
      "4:3 1200×900",
      "1:1 1200×1200",
    ]);
  });

  it("makes the picture's own shape no second time, and enlarges nothing", async () => {
    expect(await sizes(await twoColours(1600, 900))).toEqual(["4:3 1200×900", "1:1 900×900"]);
    expect(await sizes(await twoColours(800, 600))).toEqual(["16:9 800×450"]);
    expect(await sizes(await twoColours(600, 400))).toEqual([]);
  });

  it("looks where the point is", async () => {
    const picture = await twoColours(3000, 1000);
    for (const [focalX, colour] of [
      [0.1, "red"],
      [0.9, "blue"],
    ] as const) {
      const square = (await makeCrops(picture, { focalX, focalY: 0.5 })).find(({ shape }) => shape === "1:1");
      const { channels } = await sharp(square?.bytes).stats();
      const [red = 0, , blue = 0] = channels.map(({ mean }) => mean);
      expect(red > blue ? "red" : "blue").toBe(colour);
    }
  });

  it("stands upright when the camera lay on its side", async () => {
    const onItsSide = await sharp(await twoColours(2000, 3000))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await sizes(onItsSide)).toEqual(["16:9 1200×675", "4:3 1200×900", "1:1 1200×1200"]);
  });
});
