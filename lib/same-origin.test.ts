import { expect, test } from "vitest";
import { isSameOrigin } from "#lib/same-origin.ts";

const from = (headers: Record<string, string>) =>
  isSameOrigin(new Request("https://a.example/comments", { method: "POST", headers }), "https://a.example");

test("a form of our own pages is taken", () => {
  expect(from({ origin: "https://a.example" })).toBe(true);
  expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(from({})).toBe(true);
});

test("a form of another page is not", () => {
  expect(from({ origin: "https://b.example" })).toBe(false);
  expect(from({ origin: "http://a.example" })).toBe(false);
  expect(from({ origin: "null" })).toBe(false);
  expect(from({ "sec-fetch-site": "cross-site" })).toBe(false);
  expect(from({ "sec-fetch-site": "same-site" })).toBe(false);
  expect(from({ origin: "https://b.example", "sec-fetch-site": "same-origin" })).toBe(false);
});
