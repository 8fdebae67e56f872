import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { makeLogo } from "#lib/logo.ts";
import { logoSize } from "#lib/logo-size.ts";
import { pixels } from "#lib/testing/hostile-pictures.ts";

const svg = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60">${inside}</svg>`);
const drawn = svg('<path d="M0 0h300v60z" fill="#123"/>');

describe("makeLogo", () => {
  it("takes a drawing as it is", async () => {
    expect(await makeLogo(drawn)).toEqual({ format: "svg", bytes: drawn, width: 300, height: 60 });
  });

  it("makes a small WebP of a large picture, and keeps what is see-through", async () => {
    const clear = sharp({ create: { width: 2000, height: 300, channels: 4, background: "#0000" } });
    const logo = await makeLogo(await clear.png().toBuffer());
    expect(logo).toMatchObject({ format: "webp", width: 960, height: 144 });
    expect((await sharp(logo.bytes).stats()).isOpaque).toBe(false);
  });

  it.each([
    ["a script", svg("<script>alert(1)</script>"), "scripted"],
    ["a handler", svg('<path onload="alert(1)"/>'), "scripted"],
    ["something from elsewhere", svg('<image href="https://elsewhere.example/x.png"/>'), "scripted"],
    ["half a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path'), "broken"],
    ["words", Buffer.from("Depesche"), "unsupported"],
    ["nothing", Buffer.alloc(0), "broken"],
    ["half a megabyte", Buffer.alloc(500_000), "too-large"],
  ])("refuses %s", async (_, bytes, code) => {
    await expect(makeLogo(bytes)).rejects.toMatchObject({ code });
  });

  it("refuses a photograph", async () => {
    const photograph = await pixels(40, 40).jpeg().toBuffer();
    await expect(makeLogo(photograph)).rejects.toMatchObject({ code: "unsupported" });
  });
});

describe("logoSize", () => {
  it.each([
    [300, 60, { width: 240, height: 48 }],
    [24, 24, { width: 48, height: 48 }],
    [2000, 100, { width: 440, height: 22 }],
  ])("%i × %i is set as %j", (width, height, size) => {
    expect(logoSize({ width, height })).toEqual(size);
  });
});
