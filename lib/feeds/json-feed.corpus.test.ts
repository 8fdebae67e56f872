import { existsSync, readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import type { Feed } from "#lib/feeds/feed.ts";
import { jsonFeed } from "#lib/feeds/json.ts";
import { feedOf, sampleFeeds } from "#lib/testing/sample-feeds.ts";

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

const FEEDS = sampleFeeds();

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
    const { items: _, ...without } = JSON.parse(jsonFeed(feedOf()));
    expect(validate(without)).toBe(false);
  });
});
