import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerTryAgain } from "#lib/answer.ts";
import { SEARCH_WINDOW_SECONDS, SEARCHES_IN_WINDOW, SEARCHES_UNDER_WAY } from "#lib/search/limits.ts";
import { createFront, type Front } from "#server/front.ts";
import { createRenderer } from "#server/renderer.ts";
import { createSearchGuard } from "#server/search-guard.ts";

let front: Front;
let origin: string;
let rendered: string[] = [];

beforeEach(async () => {
  front = createFront({
    mediaPlace: { DATA_DIR: join(tmpdir(), "depesche-without-media") },
    siteUrl: "http://localhost",
    failurePage: () => "",
  });
  await front.listen(0, "127.0.0.1");
  origin = `http://127.0.0.1:${(front.server.address() as AddressInfo).port}`;
  rendered = [];
  const options = { siteUrl: "http://localhost", failurePage: () => "", islands: new Map(), dev: false };
  front.open(
    createRenderer(async (request, response) => {
      rendered.push(request.url ?? "");
      if (request.url === "/search/too-many") answerTryAgain(SEARCH_WINDOW_SECONDS);
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.end(`<!doctype html><title>x</title><p>${request.url}</p>`);
    }, options),
  );
});
afterEach(() => front.close());

const get = (path: string, from: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers: { "X-Forwarded-For": from, ...headers } });
const many = SEARCHES_IN_WINDOW.search;

describe("searches of one address", () => {
  it("are answered 429 beyond the limit, with a page and Retry-After; others go on", async () => {
    for (let n = 0; n < many; n++) expect((await get(`/search?q=a${n}`, "203.0.113.7")).status).toBe(200);
    const refused = await get("/search?q=z", "203.0.113.7");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe(`${SEARCH_WINDOW_SECONDS}`);
    expect(refused.headers.get("cache-control")).toContain("no-store");
    expect(refused.headers.get("set-cookie")).toBeNull();
    expect(await refused.text()).toContain("/search/too-many");
    // In memory already, another page, the empty form, another address.
    for (const path of ["/search?q=a1", "/", "/search", "/feed.json"])
      expect((await get(path, "203.0.113.7")).status, path).toBe(200);
    expect((await get("/search?q=z", "203.0.113.8")).status).toBe(200);
    for (let n = 0; n < 20; n++) await get(`/search?q=y${n}`, "203.0.113.7");
    expect(rendered.filter((url) => url === "/search/too-many")).toHaveLength(1);
    expect(rendered.some((url) => url.startsWith("/search?q=y"))).toBe(false);
  });

  it("count in every way to ask: as a feed, signed in, by another method, written otherwise", async () => {
    for (let n = 0; n < many; n++) await get(`/feed.xml?q=b${n}`, "198.51.100.1");
    const cookie = { Cookie: "next-auth.session-token=x" };
    expect((await get("/search?q=z", "198.51.100.1", cookie)).status).toBe(429);
    expect((await get(`/search?q=${"z".repeat(3_000)}`, "198.51.100.1", cookie)).status).toBe(429);
    expect((await get("/%73earch?%71=c", "198.51.100.1")).status).toBe(429);
    const posted = await fetch(`${origin}/search?q=z`, {
      method: "POST",
      headers: { "X-Forwarded-For": "198.51.100.1" },
    });
    expect(posted.status).toBe(429);
  });

  it("are not counted where a proxy keeps its readers' addresses to itself", async () => {
    for (let n = 0; n <= many; n++) expect((await get(`/search?q=d${n}`, "10.0.0.1")).status).toBe(200);
  });

  it("suggestions have a limit of their own, answered with a word", async () => {
    for (let n = 0; n < SEARCHES_IN_WINDOW.suggestion; n++)
      await get(`/search/suggest?q=ab${n}`, "203.0.113.9");
    const refused = await get("/search/suggest?q=zz", "203.0.113.9");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, `${SEARCH_WINDOW_SECONDS}`]);
    expect(refused.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await get("/search?q=zz", "203.0.113.9")).status).toBe(200);
  });
});

it("beyond so many under way the rest is told so at once, and when they are over all is well", async () => {
  const guard = createSearchGuard(() => Promise.reject(new Error("not asked")));
  const gate = Promise.withResolvers<void>();
  const searches = Array.from({ length: SEARCHES_UNDER_WAY }, () =>
    guard.during("search", () => gate.promise),
  );
  expect(guard.refusal("search", "10.0.0.1")).toBe(503);
  gate.reject(new Error("broken"));
  await Promise.allSettled(searches);
  expect(guard.refusal("search", "10.0.0.1")).toBeNull();
});

it("a window ends", () => {
  let now = 1_000_000;
  const guard = createSearchGuard(
    () => Promise.reject(new Error("not asked")),
    () => now,
  );
  for (let n = 0; n < many; n++) expect(guard.refusal("search", "203.0.113.7")).toBeNull();
  expect(guard.refusal("search", "203.0.113.7")).toBe(429);
  now += SEARCH_WINDOW_SECONDS * 1000;
  expect(guard.refusal("search", "203.0.113.7")).toBeNull();
});
