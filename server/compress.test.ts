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
  expect(Buffer.from(decompress(cheap, encoding))).toEqual(text);
  expect(Buffer.from(decompress(best, encoding))).toEqual(text);
  expect(best.length).toBeLessThanOrEqual(cheap.length);
});
