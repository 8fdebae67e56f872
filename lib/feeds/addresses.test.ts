import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { feedPathsOf } from "#lib/feeds/addresses.ts";

const named = (slug: string) => ({ slug });
const places = {
  articles: [{ ...named("brand"), section: named("ki") }],
  sections: [named("ki"), named("größe")],
  topics: [named("wahl")],
  authors: [named("ada")],
  stories: [named("brücke")],
  corrected: true,
};

it("names every feed in which an article appears, once, in every format", () => {
  const feeds = feedPathsOf(places);
  expect(feeds.filter((path) => path.endsWith(".xml"))).toEqual([
    "/feed.xml",
    "/ki/feed.xml",
    "/gr%C3%B6%C3%9Fe/feed.xml",
    "/topic/wahl/feed.xml",
    "/author/ada/feed.xml",
    "/story/br%C3%BCcke/feed.xml",
    "/ki/brand/feed.xml",
    "/corrections/feed.xml",
  ]);
  expect(feeds).toHaveLength(24);
  expect(feeds).toContain("/ki/feed.atom");
  expect(feeds).toContain("/ki/feed.json");
  const bare = { articles: [], sections: [], topics: [], authors: [], stories: [], corrected: false };
  expect(feedPathsOf(bare)).toEqual(["/feed.xml", "/feed.atom", "/feed.json"]);
  expect(feedPathsOf({ ...bare, topics: [named("wahl"), named("wahl")] })).toHaveLength(6);
});

it("names none that no route answers", () => {
  const folders = feedPathsOf({ ...places, sections: [named("ki")] }).map((path) =>
    path
      .replace(/^\/ki\/brand\//, "/[section]/[slug]/")
      .replace(/^\/ki\//, "/[section]/")
      .replace(/^\/(topic|author|story)\/[^/]+/, "/$1/[slug]")
      .replace(/^/, "app/(feeds)"),
  );
  for (const folder of folders) expect(existsSync(`${folder}/route.ts`), folder).toBe(true);
});
