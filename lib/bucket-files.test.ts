import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseBucket } from "#lib/bucket-address.ts";
import { bucketFiles } from "#lib/bucket-files.ts";
import { MEDIA_KEY, mediaKey } from "#lib/media-key.ts";
import { type S3Server, startS3 } from "#lib/testing/s3-server.ts";

let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());
beforeEach(() => {
  s3.objects.clear();
  s3.asked.length = 0;
  s3.failures.length = 0;
});

const bytes = Buffer.from("a picture");
const key = mediaKey(bytes, "jpeg");
const place = `/pictures/news/media/${key}`;
const store = (change: (url: string) => string = (url) => url) => {
  const bucket = parseBucket(change(s3.url));
  if (!bucket) throw new Error("not a bucket");
  return bucketFiles(bucket, "media", MEDIA_KEY, { within: 300, pause: 1 });
};
const busy = { status: 503, code: "SlowDown" };

describe("bucketFiles", () => {
  it("puts, finds and gets a file, signed as the specification says", async () => {
    const { put, has, get, remove } = store();
    expect(await has(key)).toBe(false);
    expect(await get(key)).toBeNull();
    await put(key, bytes);
    expect(s3.objects.get(place)).toEqual({ bytes, type: "image/jpeg" });
    expect(await has(key)).toBe(true);
    expect(await get(key)).toEqual(bytes);
    await remove(key);
    expect(await has(key)).toBe(false);
    await remove(key);
  });

  it("puts what is there already no second time", async () => {
    await store().put(key, bytes);
    s3.asked.length = 0;
    await store().put(key, bytes);
    expect(s3.asked).toEqual([`HEAD ${place}`]);
  });

  it("asks again when the store is busy, says nothing, or its line breaks", async () => {
    await store().put(key, bytes);
    for (const failure of [busy, "hang up", "cut short", "silence"] as const) {
      s3.failures.push(failure);
      expect(await store().get(key), String(failure)).toEqual(bytes);
    }
    s3.objects.clear();
    s3.failures.push("hang up", busy, null, "hang up", busy);
    await store().put(key, bytes);
    expect(s3.objects.get(place)?.bytes).toEqual(bytes);
  });

  it("gives up after three times, with one sentence", async () => {
    s3.failures.push(busy, busy, busy);
    await expect(store().get(key)).rejects.toThrow(
      /^The bucket pictures at 127\.0\.0\.1:\d+ does not give its files: it says 503 SlowDown\.$/,
    );
    s3.failures.push("silence", "silence", "silence");
    await expect(store().has(key)).rejects.toThrow(/does not answer: it takes too long\.$/);
    expect(s3.failures).toEqual([]);
  });

  it("says what a store minds, and never the secret", async () => {
    const wrong = store((url) => url.replace("%26", "%27"));
    for (const act of [() => wrong.get(key), () => wrong.put(key, bytes), () => wrong.has(key)]) {
      const error: Error = await act().then(
        () => Promise.reject(new Error("taken")),
        (error) => error,
      );
      expect(error.message).toMatch(/ it says 403/);
      expect(JSON.stringify([error, error.stack, error.cause])).not.toContain("a/secret");
    }
    await expect(wrong.get(key)).rejects.toThrow(/403 SignatureDoesNotMatch/);
    expect(s3.asked).toHaveLength(4);
    const elsewhere = store((url) => url.replace("eu-test-1", "us-east-1"));
    await expect(elsewhere.get(key)).rejects.toThrow(/403 AuthorizationHeaderMalformed/);
  });

  it("is not there: one sentence", async () => {
    const gone = store((url) => url.replace(/:\d+\//, ":1/"));
    await expect(gone.get(key)).rejects.toThrow(
      /^The bucket pictures at 127\.0\.0\.1:1 does not answer: .+\.$/,
    );
  });

  it("takes no other bytes for a picture", async () => {
    s3.objects.set(place, { bytes: Buffer.from("something else"), type: "" });
    await expect(store().get(key)).rejects.toThrow(/has other bytes under/);
  });

  it.each(["../x", `ab/cd${"0".repeat(30)}.jpg`, "", `${key}?x`])("refuses the key %j", async (wrong) => {
    await expect(store().get(wrong)).rejects.toThrow(RangeError);
    await expect(store().put(wrong, bytes)).rejects.toThrow(RangeError);
    expect(s3.asked).toEqual([]);
  });
});
