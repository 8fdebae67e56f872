import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseBucket } from "#lib/bucket-address.ts";
import { mediaKey } from "#lib/media-key.ts";
import { findStoreProblem, mediaStore, originalStore } from "#lib/media-store.ts";
import { startS3 } from "#lib/testing/s3-server.ts";

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
    const store = mediaStore({ DATA_DIR: dataDir });
    const key = mediaKey(bytes, "avif");
    expect(await store.has(key)).toBe(false);
    await Promise.all([store.put(key, bytes), store.put(key, bytes)]);
    expect(await store.has(key)).toBe(true);
    expect(await readFile(join(dataDir, "media", key))).toEqual(bytes);
    expect(await readdir(join(dataDir, "media", key.slice(0, 2)))).toEqual([key.slice(3)]);
    await store.remove(key);
    await store.remove(key);
    expect(await store.has(key)).toBe(false);
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
    const store = mediaStore({ DATA_DIR: dataDir });
    await expect(store.put(key, bytes)).rejects.toThrow(RangeError);
    await expect(store.has(key)).rejects.toThrow(RangeError);
    await expect(store.remove(key)).rejects.toThrow(RangeError);
  });
});

describe("a bucket", () => {
  it("holds what everybody may fetch and what nobody may in folders of their own", async () => {
    const s3 = await startS3();
    const place = { DATA_DIR: dataDir, MEDIA_URL: parseBucket(s3.url) ?? undefined };
    const key = mediaKey(bytes, "jpeg");
    await mediaStore(place).put(key, bytes);
    await originalStore(place).put(key, bytes);
    expect([...s3.objects.keys()]).toEqual([
      `/pictures/news/media/${key}`,
      `/pictures/news/originals/${key}`,
    ]);
    expect(await findStoreProblem(place)).toBeNull();
    s3.failures.push({ status: 403, code: "SignatureDoesNotMatch" });
    expect(await findStoreProblem(place)).toMatch(
      /^The bucket pictures at .* it says 403 SignatureDoesNotMatch\.$/,
    );
    await s3.close();
  });
});
