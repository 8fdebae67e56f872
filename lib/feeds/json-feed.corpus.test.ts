import { existsSync, readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { articleFeed } from "#lib/feeds/articles.ts";
import { allCommentsFeed, commentFeed } from "#lib/feeds/comments.ts";
import { correctionFeed } from "#lib/feeds/corrections.ts";
import type { Feed } from "#lib/feeds/feed.ts";
import { jsonFeed } from "#lib/feeds/json.ts";
import { homeWords } from "#lib/lists.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";
import { sampleArticle, sampleSite } from "#lib/testing/samples.ts";

/** JSON Feed 1.1 against its published schema, which we did not write. */
const folder = new URL(
  "../../../shared/data/feeds/schemas/SchemaStore__schemastore/src/schemas/json/",
  import.meta.url,
);
const schema = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const present = existsSync(folder);
if (!present)
  process.stderr.write(
    "lib/feeds/json-feed.corpus.test.ts: ../shared/data/feeds is absent, it is not tried\n",
  );

const site = sampleSite();
const changedAt = new Date("2026-11-22T14:00:00Z");
const article = sampleArticle();
const comment = { id: 3, authorName: "Dachs", body: "Aha.", createdAt: changedAt };
const listed = {
  comments: [
    { ...comment, article },
    { ...comment, id: 4, authorName: null, article },
  ],
  changedAt,
};
const ofArticles = (...changes: Parameters<typeof sampleArticle>[0][]) =>
  articleFeed(site, homeWords(site), { articles: changes.map(sampleArticle), changedAt });

const FEEDS: Record<string, Feed> = {
  "an empty portal": ofArticles(),
  articles: ofArticles(
    {},
    { id: 13, picture: null, authors: [], topics: [], standfirst: "", sponsor: "Netz AG" },
  ),
  "headlines that break careless writers": ofArticles(
    ...hostileTexts().map((title, index) => ({ id: index + 1, title })),
  ),
  "comments of an article": commentFeed(site, article, listed),
  "all comments": allCommentsFeed(site, listed),
  corrections: correctionFeed(site, [{ id: 2, kind: "correction", text: "Zwei.", at: changedAt, article }]),
};

describe.skipIf(!present)("JSON Feed", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // 1.1 is written in terms of 1.
  if (present) ajv.addSchema(schema("feed-1.json"), "https://json.schemastore.org/feed-1");
  const validate = present ? ajv.compile(schema("feed.json")) : () => true;

  it.each(Object.keys(FEEDS))("is valid: %s", (name) => {
    const feed = FEEDS[name] as Feed;
    validate(JSON.parse(jsonFeed(feed)));
    expect("errors" in validate ? validate.errors : null).toBeNull();
  });

  it("would be found out if it were not", () => {
    const { items: _, ...without } = JSON.parse(jsonFeed(ofArticles()));
    expect(validate(without)).toBe(false);
  });
});
