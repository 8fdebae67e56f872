import { expect, test } from "vitest";
import type { Article, RelatedTeaser } from "#lib/articles.ts";
import { apartFromStory } from "#lib/related-shown.ts";

test("the steps of the story are not shown a second time beneath it", () => {
  const related = ["before", "after", "other"].map((slug) => ({ slug }) as RelatedTeaser);
  const story = { earlier: { slug: "before" }, later: { slug: "after" } } as Article["story"];
  expect(apartFromStory(related, { story } as Article).map(({ slug }) => slug)).toEqual(["other"]);
  expect(apartFromStory(related, { story: null } as Article)).toEqual(related);
});
