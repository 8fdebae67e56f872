import { describe, expect, it } from "vitest";
import { chooseSection } from "#lib/wordpress/choose-section.ts";
import { commentText } from "#lib/wordpress/comment-text.ts";
import { inThreads } from "#lib/wordpress/comment-threads.ts";
import type { Item } from "#lib/wordpress/items.ts";
import { feedMoment, utcMoment, zonedMoment } from "#lib/wordpress/moments.ts";
import { basePath, entryPaths, feedPaths } from "#lib/wordpress/old-paths.ts";
import { attachmentFinder } from "#lib/wordpress/picture-address.ts";
import { standing } from "#lib/wordpress/states.ts";

describe("commentText", () => {
  it.each([
    ["eins\nzwei\n\n\n\ndrei", "eins\nzwei\n\ndrei"],
    ['<p>a <a href="https://x.example/">x.example</a></p>', "a https://x.example/"],
    ['<a href="https://x.example/">hier</a>', "hier (https://x.example/)"],
    ['<a href="javascript:alert(1)">hier</a>', "hier"],
    ["<blockquote>a\nb</blockquote>nein", "> a\n> b\n\nnein"],
    ["1 &lt; 2 <script>böse()</script><b>fett</b>", "1 < 2 fett"],
    ["<ul><li>a</li><li>b</li></ul>", "– a\n– b"],
  ])("reads %j", (html, text) => expect(commentText(html)).toBe(text));
});

describe("inThreads", () => {
  const orphans: string[] = [];
  const threads = (...pairs: [string, string][]) => {
    orphans.length = 0;
    return inThreads(
      pairs.map(([id, parent]) => ({ id, parent })),
      ({ id }) => orphans.push(id),
    ).map(({ comment, parent, depth, root }) => [
      comment.id,
      parent?.comment.id ?? null,
      depth,
      root.comment.id,
    ]);
  };

  it("puts parents first, whatever the order of the file", () => {
    expect(threads(["2", "1"], ["3", "2"], ["1", "0"])).toEqual([
      ["1", null, 0, "1"],
      ["2", "1", 1, "1"],
      ["3", "2", 2, "1"],
    ]);
  });

  it("begins a thread where the parent is missing", () => {
    expect(threads(["2", "99"])).toEqual([["2", null, 0, "2"]]);
    expect(orphans).toEqual(["2"]);
  });

  it("cuts a circle open once", () => {
    expect(threads(["1", "3"], ["2", "1"], ["3", "2"])).toHaveLength(3);
    expect(orphans).toEqual(["1"]);
    expect(threads(["1", "1"])).toEqual([["1", null, 0, "1"]]);
  });
});

describe("dates", () => {
  it("knows that zeros are none", () => {
    expect(utcMoment("0000-00-00 00:00:00")).toBeNull();
    expect(utcMoment("2024-02-30 10:00:00")).toBeNull();
    expect(feedMoment("Mon, 30 Nov -0001 00:00:00 +0000")).toBeNull();
  });

  it("reads the clock of the portal's zone, also when it changes", () => {
    expect(zonedMoment("2024-07-01 12:00:00", "Europe/Berlin")?.toISOString()).toBe(
      "2024-07-01T10:00:00.000Z",
    );
    expect(zonedMoment("2024-03-31 01:30:00", "Europe/Berlin")?.toISOString()).toBe(
      "2024-03-31T00:30:00.000Z",
    );
    expect(zonedMoment("2024-03-31 03:30:00", "Europe/Berlin")?.toISOString()).toBe(
      "2024-03-31T01:30:00.000Z",
    );
  });
});

const item = (fields: Partial<Item>): Item =>
  ({
    status: "publish",
    dateGmt: "2024-01-01 00:00:00",
    date: "",
    pubDate: "",
    password: "",
    terms: [],
    meta: {},
    ...fields,
  }) as Item;

describe("standing", () => {
  const now = new Date("2025-01-01T00:00:00Z");
  it.each([
    [{}, "live"],
    [{ status: "future", dateGmt: "2026-01-01 00:00:00" }, "scheduled"],
    [{ status: "future" }, "live"],
    [{ status: "pending" }, "review"],
    [{ status: "private" }, "draft"],
    [{ password: "geheim" }, "draft"],
    [{ status: "erfunden" }, "draft"],
    [{ dateGmt: "", date: "" }, "live"],
  ])("%j is %s", (fields, state) => expect(standing(item(fields), "Europe/Berlin", now).state).toBe(state));
});

describe("chooseSection", () => {
  const term = (id: string, slug: string, parent = "") => ({
    taxonomy: "category",
    id,
    slug,
    name: slug,
    parent,
    description: "",
  });
  const categories = new Map(
    [
      term("1", "politik"),
      term("2", "ausland", "politik"),
      term("3", "technik"),
      term("4", "uncategorized"),
    ].map((one) => [one.slug, one]),
  );
  const choose = (slugs: string[], meta = {}) =>
    chooseSection(
      item({ terms: slugs.map((slug) => ({ taxonomy: "category", slug, name: slug })), meta }),
      categories,
    );

  it("takes the deepest, else the first; what it stands under is no topic", () => {
    expect(choose(["technik", "ausland", "politik"])).toEqual({ section: "ausland", others: ["technik"] });
    expect(choose(["technik", "politik"])).toEqual({ section: "technik", others: ["politik"] });
  });

  it("takes Yoast's primary, and the leftovers only alone", () => {
    expect(choose(["ausland", "technik"], { _yoast_wpseo_primary_category: "3" }).section).toBe("technik");
    expect(choose(["uncategorized", "technik"])).toEqual({ section: "technik", others: [] });
    expect(choose(["uncategorized"]).section).toBe("uncategorized");
    expect(choose([]).section).toBeNull();
  });
});

describe("old addresses", () => {
  it("are permalink and short links", () => {
    const entry = {
      id: "5",
      link: "https://a.example/blog/x/",
      guid: "https://a.example/blog/?p=5",
      type: "post",
    };
    expect(basePath("https://a.example/blog/")).toBe("/blog");
    expect(entryPaths(entry, "/blog")).toEqual(["/blog/x/", "/blog/?p=5"]);
    const moved = { ...entry, link: "https://a.example//blog//x/", guid: "https://b.example/demo?p=9" };
    expect(entryPaths(moved, "/blog")).toEqual(["/blog/x/", "/blog/?p=5"]);
    expect(feedPaths(["/blog/x/", "/?p=5"])).toEqual(["/blog/x/feed"]);
  });

  it("of pictures lead to the file, whatever size they ask for", () => {
    const find = attachmentFinder([{ url: "https://a.example/u/foto.jpg" } as never]);
    for (const url of [
      "http://a.example/u/foto-300x200.jpg",
      "https://a.example/u/foto.jpg?w=640",
      "https://a.example/u/foto-scaled.jpg",
    ]) {
      expect(find(url), url).toBeDefined();
    }
    expect(find("https://a.example/u/anderes.jpg")).toBeUndefined();
  });
});
