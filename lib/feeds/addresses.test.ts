import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { feedPathsOf } from "#lib/feeds/addresses.ts";

const named = (slug: string) => ({ slug });
const places = {
  sections: [named("ki"), named("größe")],
  topics: [named("wahl")],
  authors: [named("ada")],
  stories: [named("brücke")],
  corrected: true,
};

it("names every feed in which an article appears, once", () => {
  expect(feedPathsOf(places)).toEqual([
    "/feed.xml",
    "/ki/feed.xml",
    "/gr%C3%B6%C3%9Fe/feed.xml",
    "/topic/wahl/feed.xml",
    "/author/ada/feed.xml",
    "/story/br%C3%BCcke/feed.xml",
    "/story/br%C3%BCcke/feed.atom",
    "/story/br%C3%BCcke/feed.json",
    "/corrections/feed.xml",
  ]);
  const bare = { sections: [], topics: [], authors: [], stories: [], corrected: false };
  expect(feedPathsOf(bare)).toEqual(["/feed.xml"]);
  expect(feedPathsOf({ ...bare, topics: [named("wahl"), named("wahl")] })).toHaveLength(2);
});

it("names none that no route answers", () => {
  const folders = feedPathsOf({ ...places, sections: [named("ki")] }).map((path) =>
    path
      .replace(/^\/ki\//, "/[section]/")
      .replace(/^\/(topic|author|story)\/[^/]+/, "/$1/[slug]")
      .replace(/^/, "app/(feeds)"),
  );
  for (const folder of folders) expect(existsSync(`${folder}/route.ts`), folder).toBe(true);
});
