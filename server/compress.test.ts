import { expect, test } from "vitest";
import { compress, compressBest, decompress } from "#server/compress.ts";
import { ENCODINGS } from "#server/encoding.ts";

/** As uneven as a page: repetition alone is no measure of a compressor. */
const text = Buffer.from(
  Array.from(
    { length: 600 },
    (_, at) =>
      `<p class="t${at % 7}">${((at * 2_654_435_761) % 4_294_967_291).toString(36)} Köln, ${at}. Meldung</p>`,
  ).join(""),
);

test.each(ENCODINGS)("%s comes back as it was, and the best is not larger", async (encoding) => {
  const cheap = compress(text, encoding);
  const best = await compressBest(text, encoding);
  expect(decompress(cheap, encoding).equals(text)).toBe(true);
  expect(decompress(best, encoding).equals(text)).toBe(true);
  expect(best.length).toBeLessThanOrEqual(cheap.length);
});
