import { describe, expect, it } from "vitest";
import { parsePictureWords } from "#lib/picture-words.ts";

const GIVEN: Record<string, string> = { alt: "Eine Brücke", credit: "Ada Feld", licence: "CC BY 4.0" };
const parse = (changes: Record<string, string> = {}) =>
  parsePictureWords((name) => ({ ...GIVEN, ...changes })[name] ?? "", "Europe/Berlin");

describe("parsePictureWords", () => {
  it("takes what a form says; what it does not say is the middle, never, none", () => {
    expect(parse()).toEqual({
      ...GIVEN,
      ...{
        caption: "",
        licenceUrl: "",
        rightsExpireAt: null,
        aiUse: "none",
        folder: "",
        focalX: 0.5,
        focalY: 0.5,
      },
    });
    expect(
      parse({
        alt: " 👩🏽‍🚀\r\n im\u0000 All ",
        focalX: "12,5",
        focalY: "100",
        folder: " Kultur / Bühne/ ",
        aiUse: "image",
      }),
    ).toMatchObject({
      alt: "👩🏽‍🚀 im All",
      focalX: 0.125,
      focalY: 1,
      folder: "Kultur/Bühne",
      aiUse: "image",
    });
    expect(parse({ rightsExpireOn: "2026-07-31" }).rightsExpireAt?.toISOString()).toBe(
      "2026-07-31T21:59:59.999Z",
    );
  });

  it.each([
    [{ alt: " " }, "alt-missing"],
    [{ credit: "" }, "credit-missing"],
    [{ licence: "\t" }, "licence-missing"],
    [{ caption: "x".repeat(2001) }, "text-too-long"],
    [{ folder: "x".repeat(81) }, "text-too-long"],
    [{ licenceUrl: "javascript:alert(1)" }, "address-malformed"],
    [{ licenceUrl: "https://" }, "address-malformed"],
    [{ rightsExpireOn: "2026-02-30" }, "day-malformed"],
    [{ focalX: "101" }, "point-malformed"],
    [{ focalY: "links" }, "point-malformed"],
  ])("refuses %o", (changes, code) => {
    expect(() => parse(changes)).toThrow(expect.objectContaining({ code }));
  });
});
