import { describe, expect, it } from "vitest";
import { declaredQuery, isFramed, isNewsroom, isShared } from "#lib/reader-routes.ts";

describe("declaredQuery", () => {
  it.each([
    ["/politik", "page=2", "?page=2"],
    ["/politik", "utm_source=x&page=2&fbclid=y", "?page=2"],
    ["/topic/nato", "page=3", "?page=3"],
    ["/story/lauf", "page=3", "?page=3"],
    ["/story/lauf/from-start", "page=3&x=1", "?page=3"],
    ["/archive/2026/11", "page=4", "?page=4"],
    ["/", "p=12", "?p=12"],
    ["/", "cat=1&p=12", "?p=12&cat=1"],
  ])("%s?%s keeps %s", (path, query, kept) => expect(declaredQuery(path, query)).toBe(kept));

  it.each([
    ["/politik/artikel", "page=2"],
    ["/", "page=2"],
    ["/politik", "utm_source=x"],
    ["/", "p=abc"],
    ["/feed.xml", "x=1"],
    ["/politik", "%%%"],
  ])("%s?%s keeps nothing", (path, query) => expect(declaredQuery(path, query)).toBe(""));

  it("takes a name said twice for noise", () => {
    expect(declaredQuery("/politik", "page=2&page=3")).toBe("?page=0");
    expect(declaredQuery("/", "p=1&p=2")).toBe("");
  });

  it("writes all page numbers that are none as the same", () => {
    for (const wrong of ["abc", "0", "-1", "1e3", "", "999999", "02", "2 "])
      expect(declaredQuery("/politik", `page=${encodeURIComponent(wrong)}`)).toBe("?page=0");
  });
});

it("knows whose answers may be kept", () => {
  for (const path of ["/", "/politik", "/feed.xml", "/sitemaps/pages.xml", "/administration"])
    expect(isShared(path), path).toBe(true);
  for (const path of ["/admin", "/admin/x", "/api/auth", "/account", "/login", "/readyz", "/_next/x"])
    expect(isShared(path), path).toBe(false);
  expect(isNewsroom("/admin/comments")).toBe(true);
  expect(isNewsroom("/administration")).toBe(false);
});

it("takes the front page's preview for a reader's document that only the newsroom frames and nobody keeps", () => {
  const preview = "/admin/front/preview";
  expect([isFramed(preview), isNewsroom(preview), isShared(preview)]).toEqual([true, false, false]);
  expect([isFramed("/admin/front"), isFramed("/"), isNewsroom("/admin/front")]).toEqual([false, false, true]);
});
