import { describe, expect, it } from "vitest";
import { feedResponse, notFoundResponse, RSS_TYPE } from "#lib/http.ts";

const lastModified = new Date("2026-11-22T09:15:00.700Z");
const ask = (headers: Record<string, string> = {}, body = "<rss>Größe</rss>") =>
  feedResponse(new Request("https://news.example/feed.xml", { headers }), body, {
    type: RSS_TYPE,
    lastModified,
  });

describe("feedResponse", () => {
  it("sends the bytes with type, strong tag and date", async () => {
    const response = ask();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    expect(response.headers.get("etag")).toMatch(/^"[\w-]{43}"$/);
    expect(response.headers.get("last-modified")).toBe("Sun, 22 Nov 2026 09:15:00 GMT");
    expect(await response.text()).toBe("<rss>Größe</rss>");
  });

  it("changes the tag with the bytes", () => {
    expect(ask().headers.get("etag")).not.toBe(ask({}, "<rss/>").headers.get("etag"));
  });

  it("answers 304 to whoever has these bytes", async () => {
    const etag = ask().headers.get("etag") ?? "";
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const response = ask({ "If-None-Match": held });
      expect(response.status).toBe(304);
      expect(response.headers.get("etag")).toBe(etag);
      expect(await response.text()).toBe("");
    }
  });

  it("answers 304 by date, to the second", () => {
    const since = (date: string) => ask({ "If-Modified-Since": date }).status;
    expect(since("Sun, 22 Nov 2026 09:15:00 GMT")).toBe(304);
    expect(since("Sun, 22 Nov 2026 09:14:59 GMT")).toBe(200);
    expect(since("never")).toBe(200);
  });

  it("lets the tag decide where both are sent", () => {
    const both = { "If-None-Match": '"old"', "If-Modified-Since": "Sun, 22 Nov 2026 09:15:00 GMT" };
    expect(ask(both).status).toBe(200);
  });

  it("knows no date of an empty feed", () => {
    const request = new Request("https://news.example/", {
      headers: { "If-Modified-Since": "Sun, 22 Nov 2026 09:15:00 GMT" },
    });
    const response = feedResponse(request, "<rss/>", { type: RSS_TYPE, lastModified: null });
    expect(response.status).toBe(200);
    expect(response.headers.has("last-modified")).toBe(false);
  });
});

it("says 404 in plain text", async () => {
  expect(notFoundResponse().status).toBe(404);
  expect(notFoundResponse().headers.get("content-type")).toContain("text/plain");
});
