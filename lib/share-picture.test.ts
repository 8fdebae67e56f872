import { expect, it } from "vitest";
import { isWide, sharePicture, squarerCrops } from "#lib/share-picture.ts";
import { samplePicture } from "#lib/testing/samples.ts";

const withWidths = (...widths: number[]) =>
  samplePicture({
    variants: widths.map((width) => ({
      format: "jpeg",
      width,
      height: width / 2,
      url: `/media/${width}.jpg`,
    })),
  });

it("takes the smallest JPEG that is wide enough", () => {
  expect(sharePicture(withWidths(2400, 480, 1200))).toEqual({
    url: "/media/1200.jpg",
    width: 1200,
    height: 600,
  });
});

it("takes the widest where none is", () => {
  const small = sharePicture(withWidths(960, 480));
  expect(small?.width).toBe(960);
  expect(small && isWide(small)).toBe(false);
});

it("takes nothing that services cannot read", () => {
  const variants = samplePicture().variants.filter(({ format }) => format === "avif");
  expect(sharePicture(samplePicture({ variants }))).toBeNull();
  expect(sharePicture(null)).toBeNull();
});

it("takes the crop in 16:9 unless that is smaller, and offers the squarer ones beside it", () => {
  const crop = (shape: "16:9" | "4:3" | "1:1", width: number) => ({
    shape,
    width,
    height: width,
    url: `/media/${shape}.jpg`,
  });
  const crops = [crop("16:9", 1200), crop("4:3", 1200), crop("1:1", 900)];
  const picture = { ...withWidths(480, 1600), crops };
  expect(sharePicture(picture)?.url).toBe("/media/16:9.jpg");
  expect(squarerCrops(picture)).toEqual(["/media/4:3.jpg", "/media/1:1.jpg"]);
  expect(sharePicture({ ...picture, crops: [crop("16:9", 700)] })?.url).toBe("/media/1600.jpg");
  expect(sharePicture({ ...withWidths(480), crops: [crop("16:9", 700)] })?.url).toBe("/media/16:9.jpg");
  expect(squarerCrops(withWidths(1600))).toEqual([]);
});
