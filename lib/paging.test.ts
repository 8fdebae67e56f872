import { expect, test } from "vitest";
import { MAX_PAGE } from "#lib/articles.ts";
import { pageNumber } from "#lib/paging.ts";

test("no page in the query is the first page", () => {
  expect(pageNumber({})).toBe(1);
  expect(pageNumber({ utm_source: "x" })).toBe(1);
});

test("a page number counts from two to the last page that lists have", () => {
  expect(pageNumber({ page: "2" })).toBe(2);
  expect(pageNumber({ page: String(MAX_PAGE) })).toBe(MAX_PAGE);
  expect(pageNumber({ page: String(MAX_PAGE + 1) })).toBeNull();
});

test.each(["0", "1", "01", "-1", "1.5", "abc", "", " 2", "2 ", "9".repeat(40), "٢", "2%00"])(
  "%j is no page",
  (page) => {
    expect(pageNumber({ page })).toBeNull();
  },
);

test("a page named twice is no page", () => {
  expect(pageNumber({ page: ["2", "3"] })).toBeNull();
});
