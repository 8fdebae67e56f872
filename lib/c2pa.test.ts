import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readManifest } from "#lib/c2pa.ts";
import { inJpeg, manifestStore } from "#lib/testing/c2pa.ts";
import { pixels } from "#lib/testing/hostile-pictures.ts";

const store = manifestStore(1000);
const jpeg = await pixels(40, 30).jpeg().toBuffer();
const png = await pixels(40, 30).png().toBuffer();

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

describe("readManifest", () => {
  it("takes it out of a JPEG, put together from its segments", () => {
    expect(readManifest(inJpeg(jpeg, store))).toEqual(store);
    const long = manifestStore(150_000);
    expect(readManifest(inJpeg(jpeg, long))).toEqual(long);
    expect(readManifest(inJpeg(jpeg, long, 999))).toEqual(long);
  });

  it("takes it out of a PNG and a WebP", () => {
    const withStore = Buffer.concat([png.subarray(0, 33), chunk("caBX", store), png.subarray(33)]);
    expect(readManifest(withStore)).toEqual(store);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(store.length);
    const webp = Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBPVP8 \x03\0\0\0abc\0C2PA"), size, store]);
    expect(readManifest(webp)).toEqual(store);
  });

  it("finds none where there is none, or another box", () => {
    const other = Buffer.from(store);
    other.write("cust", 16, "latin1");
    for (const bytes of [jpeg, png, Buffer.alloc(0), Buffer.from("RIFF"), inJpeg(jpeg, other)])
      expect(readManifest(bytes)).toBeNull();
    const cut = inJpeg(jpeg, store);
    for (let length = 0; length < 1200; length += 1) readManifest(cut.subarray(0, length));
    expect(readManifest(cut.subarray(0, 500))).toBeNull();
  });
});
