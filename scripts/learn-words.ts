import { closeDatabase } from "#db/client.ts";
import { learnSpace } from "#db/latent-space.ts";
import { relearnCompounds } from "#db/relearn.ts";
import { grantSystem } from "#lib/grant.ts";

/** So many articles are indexed anew in one night; what is left is found the next. */
const MOST = 50_000;

/** Learns the newsroom's compounds and which of its words go together; run by jobs/words.ts. */
const system = grantSystem("vocabulary");
const { words, articles } = await relearnCompounds(system, { most: MOST });
const space = await learnSpace(system);
console.log(
  `${words} compounds taken apart anew, ${articles} articles indexed; ` +
    (space
      ? `a space of ${space.dimensions} dimensions from ${space.articles} articles`
      : "too few articles for a space"),
);
await closeDatabase();
