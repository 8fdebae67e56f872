import { describe, expect, it } from "vitest";
import { readTarget, withoutSlash } from "#server/target.ts";

describe("readTarget", () => {
  it.each([
    "/",
    "/politik/erste-depesche?page=2",
    "/author/j%C3%B6rg",
    "/%F0%9F%98%80",
    "/search?q=%E0%A4%A",
    "/?%00",
  ])("takes %s as it stands", (url) => expect(readTarget(url)).toBe(url));

  it("takes the path out of a whole address", () => {
    expect(readTarget("http://news.example/politik?page=2")).toBe("/politik?page=2");
    expect(readTarget("HTTPS://news.example")).toBe("/");
  });

  it.each([
    "",
    "*",
    "politik",
    "/%",
    "/%zz",
    "/%E0%A4%A",
    "/%C3",
    "/a%00b",
    "/..%5c..%5cetc",
    "http://",
    "http://[/x",
  ])("refuses %j", (url) => expect(readTarget(url)).toBeNull());
});

it.each([
  ["/latest/", "/latest"],
  ["/a/b//", "/a/b"],
  ["/latest/?page=2", "/latest?page=2"],
  ["/latest", null],
  ["/", null],
  ["/?p=1/", null],
  ["//evil.example/", null],
  ["/latest?next=/", null],
])("%s without its slash is %s", (target, bare) => {
  expect(withoutSlash(target)).toBe(bare);
});
