import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { stampJpeg } from "#lib/jpeg-xmp.ts";
import { takeIn } from "#lib/media-intake.ts";
import { pixels, svg, withIptc, withSegment, zip } from "#lib/testing/hostile-pictures.ts";

const jpeg = () => pixels().jpeg().toBuffer();
const png = () => pixels().png().toBuffer();
const gif = () => pixels().gif().toBuffer();
const join = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));
const verdict = (bytes: Buffer) =>
  takeIn(bytes, { widths: [480] }).then(
    ({ format }) => format,
    (error: { code?: string }) => error.code,
  );

/** A PNG that says it is this wide and high (PNG 3rd edition, 11.2.1). */
function widened(png: Buffer, size: number): Buffer {
  png.writeUInt32BE(size, 16);
  png.writeUInt32BE(size, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

describe("takeIn takes", () => {
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ["a JPEG", jpeg, "jpeg"],
    ["a PNG", png, "png"],
    ["an AVIF", () => pixels().avif({ effort: 0 }).toBuffer(), "avif"],
    ["a drawing", () => svg('<circle r="9" cx="10" cy="10" fill="url(#a)"/>'), "svg"],
    [
      "a drawing with a style of its own",
      () => svg("<style>.a{fill:#333}</style><path class='a' d='M0 0h9v9z'/>"),
      "svg",
    ],
    [
      "a drawing with a picture in it",
      async () => svg(`<image href="data:image/png;base64,${(await png()).toString("base64")}"/>`),
      "svg",
    ],
    [
      "a drawing with a link to follow",
      () => svg('<a href="https://example.org/"><path d="M0 0h9v9z"/></a>'),
      "svg",
    ],
    [
      "a picture with a film after it, as phones make them",
      async () => join(await jpeg(), "\0\0\0\x18ftypmp42", Buffer.alloc(999)),
      "jpeg",
    ],
    ["a picture that mentions the mark of a ZIP", async () => join(await jpeg(), "PK\x05\x06"), "jpeg"],
  ])("%s", async (_, make, format) => {
    expect(await verdict(await make())).toBe(format);
  });
});

describe("takeIn refuses", () => {
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ["nothing", () => Buffer.alloc(0), "broken"],
    [
      "a page that calls itself a picture",
      () => Buffer.from("<!doctype html><script>1</script>"),
      "unsupported",
    ],
    ["a page with a drawing in it", () => Buffer.from(`<!-- --><html>${svg("")}</html>`), "scripted"],
    ["a PDF", () => Buffer.from("%PDF-1.7\n%\xe2\xe3"), "unsupported"],
    ["a ZIP", () => zip("a.txt", "a"), "unsupported"],
    ["51 MB", () => Buffer.alloc(51 * 2 ** 20), "too-large"],
    [
      "a bomb: 400 MP in a few bytes",
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>'),
      "too-many-pixels",
    ],
    ["a bomb: a PNG of 121 MP", async () => widened(await png(), 11_000), "too-many-pixels"],
    ["half a JPEG", async () => (await pixels(900, 900).jpeg().toBuffer()).subarray(0, 1500), "broken"],
    [
      "a picture with a page after it",
      async () => join(await jpeg(), "<script>alert(1)</script>"),
      "disguised",
    ],
    [
      "a picture with a page in its comment",
      async () => withSegment(await jpeg(), 0xfe, Buffer.from("<HTML ><body>")),
      "disguised",
    ],
    ["a picture with PHP in it", async () => join(await png(), "<?php system($_GET[0]);"), "disguised"],
    ["a picture with an archive after it", async () => join(await jpeg(), zip("a.html", "<b>")), "disguised"],
    ["a picture with a RAR after it", async () => join(await png(), "Rar!\x1a\x07\x01\0"), "disguised"],
    [
      "a picture that is a PDF",
      async () => withSegment(await jpeg(), 0xfe, Buffer.from("%PDF-1.4 1 0 obj")),
      "disguised",
    ],
    [
      "a picture that is a script",
      async () => {
        const bytes = await gif();
        bytes.write("/*", 6, "latin1");
        return join(bytes, "*/=1;alert(1)");
      },
      "disguised",
    ],
    ["something before the picture", async () => join("<script></script>", await png()), "unsupported"],
    ["a drawing with a script", () => svg("<script>alert(1)</script>"), "scripted"],
    [
      "a drawing with a script by another prefix",
      () =>
        Buffer.from(
          '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"><s:script>1</s:script></s:svg>',
        ),
      "scripted",
    ],
    ["a drawing with a handler", () => svg('<path d="M0 0h9v9z" onload="alert(1)"/>'), "scripted"],
    [
      "a drawing with a page in it",
      () => svg("<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>"),
      "scripted",
    ],
    [
      "a drawing that runs a link",
      () => svg('<a xlink:href=" javascript:alert(1)"><path d="M0 0h9v9z"/></a>'),
      "scripted",
    ],
    ["a drawing that fetches a picture", () => svg('<image href="https://example.org/a.png"/>'), "scripted"],
    ["a drawing that reads a file", () => svg('<image xlink:href="file:///etc/passwd"/>'), "scripted"],
    [
      "a drawing with a drawing within an address",
      () => svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>'),
      "scripted",
    ],
    [
      "a drawing that fetches a style",
      () => svg("<style>@import 'https://example.org/a.css';</style>"),
      "scripted",
    ],
    [
      "a drawing that fetches by a style",
      () => svg("<style><![CDATA[path{fill:url(https://example.org/#a)}]]></style>"),
      "scripted",
    ],
    [
      "a drawing that makes a link of another",
      () => svg('<a><set attributeName="href" to="javascript:alert(1)"/></a>'),
      "scripted",
    ],
    [
      "a drawing with a style sheet",
      () => svg("", '<?xml version="1.0"?><?xml-stylesheet href="https://example.org/a.css"?>'),
      "scripted",
    ],
    [
      "a drawing with a billion laughs",
      () => svg("<text>&b;</text>", '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'),
      "scripted",
    ],
    [
      "a drawing that reads a file as an entity",
      () => svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      "scripted",
    ],
    ["a drawing nested without end", () => svg("<g>".repeat(5000) + "</g>".repeat(5000)), "scripted"],
    [
      "half a drawing",
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g>'),
      "broken",
    ],
    ["a drawing in UTF-16", () => Buffer.from(`\ufeff${svg("<title>Ä</title>")}`, "utf16le"), "unsupported"],
    ["a compressed drawing", () => Buffer.from([0x1f, 0x8b, 8, 0]), "unsupported"],
  ])("%s", async (_, make, code) => {
    expect(await verdict(await make())).toBe(code);
  });
});

describe("what a picture says of itself", () => {
  const facts = async (bytes: Buffer) => (await takeIn(bytes, { widths: [480] })).facts;

  it("is read from IPTC, whatever its letters", async () => {
    const bytes = withIptc(await jpeg(), { 80: "Ada M\xfcller", 110: "Agentur", 120: "Die Br\xfccke" });
    expect(await facts(bytes)).toMatchObject({ credit: "Ada Müller / Agentur", caption: "Die Brücke" });
  });

  it("is read from XMP, and a machine's picture says so", async () => {
    const stamp = {
      credit: "A & B <C>",
      licence: "CC",
      licenceUrl: "https://example.org/l",
      aiUse: "image",
    } as const;
    expect(await facts(stampJpeg(await jpeg(), stamp))).toEqual({
      credit: "A & B <C>",
      caption: "",
      licenceUrl: "https://example.org/l",
      aiUse: "image",
    });
  });

  it("is read from EXIF", async () => {
    const bytes = await pixels()
      .jpeg()
      .withExif({ IFD0: { Artist: "Ada", Copyright: "(c) Haus" } })
      .toBuffer();
    expect((await facts(bytes)).credit).toBe("Ada");
  });

  it("keeps where it was taken out of everything that is made of it", async () => {
    const place = { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 0/1" };
    const bytes = await pixels()
      .jpeg()
      .withExif({ IFD3: place, IFD0: { Artist: "Ada" } })
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    for (const variant of (await takeIn(bytes, { widths: [480] })).variants) {
      const { exif, xmp, iptc } = await sharp(variant.bytes).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    }
  });
});

describe("stampJpeg", () => {
  const stamp = { credit: "Ada", licence: "", licenceUrl: "", aiUse: "none" } as const;
  it("leaves the pixels, replaces what stood there, and takes it out again", async () => {
    const plain = await jpeg();
    const once = stampJpeg(plain, stamp);
    const twice = stampJpeg(once, { ...stamp, credit: "Bea", aiUse: "assist" });
    const xmp = String((await sharp(twice).metadata()).xmp);
    expect(xmp).toContain("Bea");
    expect(xmp).not.toContain("Ada");
    expect(xmp).toContain("compositeWithTrainedAlgorithmicMedia");
    expect(await sharp(twice).raw().toBuffer()).toEqual(await sharp(plain).raw().toBuffer());
    expect(stampJpeg(twice, { ...stamp, credit: "" })).toEqual(plain);
  });
});
