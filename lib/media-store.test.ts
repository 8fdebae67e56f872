import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mediaKey, mediaPath, mediaStore } from "#lib/media-store.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "media-store-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const bytes = Buffer.from("a picture");

describe("mediaKey", () => {
  it("is the beginning of the SHA-256 of the bytes, in a folder of its first two digits", () => {
    const key = mediaKey(bytes, "jpeg");
    expect(key).toBe("92/92b2fa58028958317e408bd84ecfa70f.jpg");
  });
});

describe("mediaStore", () => {
  it("stores bytes under their key and leaves no temporary file behind", async () => {
    const store = mediaStore(dataDir);
    const key = mediaKey(bytes, "avif");
    expect(await store.has(key)).toBe(false);
    await Promise.all([store.put(key, bytes), store.put(key, bytes)]);
    expect(await store.has(key)).toBe(true);
    expect(await readFile(mediaPath(dataDir, key))).toEqual(bytes);
    expect(await readdir(join(dataDir, "media", key.slice(0, 2)))).toEqual([key.slice(3)]);
  });

  it.each([
    "../../etc/passwd",
    "ab/../../x.avif",
    "ab/abc.avif",
    `ab/cd${"0".repeat(62)}.avif`,
    `ab/ab${"0".repeat(62)}.html`,
    `ab/ab${"0".repeat(62)}.avif\0`,
    `/ab/ab${"0".repeat(62)}.avif`,
    "",
  ])("refuses the key %j", async (key) => {
    const store = mediaStore(dataDir);
    await expect(store.put(key, bytes)).rejects.toThrow(RangeError);
    await expect(store.has(key)).rejects.toThrow(RangeError);
  });
});
