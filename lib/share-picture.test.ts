import { expect, it } from "vitest";
import { isWide, sharePicture } from "#lib/share-picture.ts";
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
  expect(isWide(small)).toBe(false);
});

it("takes nothing that services cannot read", () => {
  const variants = samplePicture().variants.filter(({ format }) => format === "avif");
  expect(sharePicture(samplePicture({ variants }))).toBeNull();
  expect(sharePicture(null)).toBeNull();
  expect(isWide(null)).toBe(false);
});
