import { mkdtempSync, readdirSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { removeOldParts, uploadParts } from "#lib/upload-parts.ts";

const ID = "a".repeat(16);

async function* piece(text: string, breaks = false): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
  if (breaks) throw new Error("The line broke.");
}

const begin = () => {
  const dataDir = mkdtempSync(join(tmpdir(), "depesche-parts-"));
  return { dataDir, parts: uploadParts(dataDir, 7) };
};

describe("uploadParts", () => {
  it("puts pieces together and keeps what arrived before the line broke", async () => {
    const { parts } = begin();
    expect(await parts.offset(ID)).toBe(0);
    expect(await parts.append(ID, { at: 0, total: 6, body: piece("ab", true) })).toBe(2);
    expect(await parts.append(ID, { at: 0, total: 6, body: piece("ab") })).toBeNull();
    expect(await parts.append(ID, { at: 2, total: 6, body: piece("cdef and more") })).toBe(6);
    expect(await parts.complete(ID, async (bytes) => String(bytes))).toBe("abcdef");
  });

  it("does once what is to be done, and says what became of it to whoever asks again", async () => {
    const { parts } = begin();
    await parts.append(ID, { at: 0, total: 1, body: piece("a") });
    let times = 0;
    const use = async () => ({ id: ++times });
    expect(await Promise.all([parts.complete(ID, use), parts.complete(ID, use)])).toEqual([
      { id: 1 },
      { id: 1 },
    ]);
    expect(await parts.outcome(ID)).toEqual({ id: 1 });
    // Beginning anew is another upload.
    await parts.append(ID, { at: 0, total: 1, body: piece("b") });
    expect(await parts.outcome(ID)).toBeNull();
  });

  it("writes two senders of the same piece one after the other", async () => {
    const { parts } = begin();
    const both = [1, 2].map(() => parts.append(ID, { at: 0, total: 4, body: piece("ab") }));
    expect((await Promise.all(both)).toSorted()).toEqual([2, null]);
  });

  it("is nobody else's, and no path", async () => {
    const { dataDir, parts } = begin();
    await parts.append(ID, { at: 0, total: 4, body: piece("ab") });
    expect(await uploadParts(dataDir, 8).offset(ID)).toBe(0);
    await expect(parts.offset("../../../etc/passwd")).rejects.toThrow(RangeError);
  });

  it("goes when nobody has come back to it", async () => {
    const { dataDir, parts } = begin();
    await parts.append(ID, { at: 0, total: 4, body: piece("ab") });
    expect(await removeOldParts(dataDir, new Date())).toBe(0);
    const [name = ""] = readdirSync(join(dataDir, "uploads"));
    const old = new Date(Date.now() - 49 * 3_600_000);
    utimesSync(join(dataDir, "uploads", name), old, old);
    expect(await removeOldParts(dataDir, new Date())).toBe(1);
    expect(await removeOldParts(mkdtempSync(join(tmpdir(), "depesche-parts-")), new Date())).toBe(0);
  });
});
