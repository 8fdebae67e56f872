import { expect, it } from "vitest";
import { makeDocument } from "#server/document.ts";
import { createStore, type Entry } from "#server/store.ts";

const entryOf = (key: string): Entry => ({
  key,
  document: makeDocument({ status: 200, headers: [], bytes: Buffer.alloc(10_000), encoding: "identity" }),
  tags: ["list:latest"],
  articleId: null,
  freshness: "fresh",
  madeAt: Date.now(),
  expiresAt: Number.POSITIVE_INFINITY,
  hits: 0,
});

it("searches, however many somebody thinks up, push out no page", () => {
  const store = createStore(1_000_000);
  const pages = Array.from({ length: 40 }, (_, n) => `/politik/a${n}`);
  for (const key of pages) store.set(entryOf(key));
  for (let n = 0; n < 1_000; n++)
    for (const path of ["/search", "/search/suggest", "/feed.xml"]) store.set(entryOf(`${path}?q=w${n}`));
  expect(pages.filter((key) => !store.get(key))).toEqual([]);
  expect(store.get("/search?q=w999")).toBeDefined();
  expect(store.get("/search?q=w0")).toBeUndefined();
  expect(store.bytes).toBeLessThan(1_000_000);
  store.apply({ gone: ["list:latest"], hard: [], soft: [] });
  expect(store.entries).toBe(0);
});
