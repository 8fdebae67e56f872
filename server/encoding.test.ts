import { expect, test } from "vitest";
import { chooseEncoding } from "#server/encoding.ts";

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["GZIP", "gzip"],
  ["x-gzip", "gzip"],
  ["zstd", "zstd"],
  ["br;q=0.5, gzip;q=0.9", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br; q=0 , *", "zstd"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["identity;q=0, gzip;q=0.1", "gzip"],
  ["identity;q=0", "identity"],
  ["gzip;q=0.000", "identity"],
  ["gzip;q=x", "identity"],
  ["gzip;q=7", "identity"],
  ["deflate, compress", "identity"],
  [";;;,,,gzip,", "gzip"],
  ["🙂, br", "br"],
])("%s is answered with %s", (header, expected) => {
  expect(chooseEncoding(header)).toBe(expected);
  // The second time it comes from memory.
  expect(chooseEncoding(header)).toBe(expected);
});
