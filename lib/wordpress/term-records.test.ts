import { expect, it } from "vitest";
import type { Survey } from "#lib/wordpress/survey.ts";
import { categoryTopic, tagLike } from "#lib/wordpress/term-records.ts";
import type { Term } from "#lib/wordpress/terms.ts";

const term = (taxonomy: string, slug: string, name: string): Term => ({
  taxonomy,
  id: "1",
  slug,
  name,
  parent: "",
  description: `Alles über ${name}`,
});

const survey = {
  categories: new Map([
    ["energie", term("category", "energie", "Energie")],
    ["netze", term("category", "netze", "Netze")],
    ["rat", term("category", "rat", "Rat")],
  ]),
  tags: new Map([
    ["energie-2", term("post_tag", "energie-2", "energie ")],
    ["netze", term("post_tag", "netze", "Stromnetze")],
  ]),
} as unknown as Survey;

it("takes a tag for a category's subject by its address, else by its name", () => {
  expect(["energie", "netze", "rat", "nie"].map((key) => tagLike(key, survey))).toEqual([
    "energie-2",
    "netze",
    null,
    null,
  ]);
});

it("says what a category is about on its section alone", () => {
  expect(categoryTopic("rat", survey)).toMatchObject({ key: "category:rat", name: "Rat", description: "" });
});
