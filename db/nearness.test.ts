import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { keyArticle } from "#db/article-keys.ts";
import { indexWords } from "#db/article-words.ts";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { transaction } from "#db/client.ts";
import { query } from "#db/testing/query.ts";
import { makeSection, operator, paragraphs } from "#db/testing/rows.ts";
import { NEARNESS } from "#lib/alerts.ts";

/**
 * What NEARNESS is chosen on: pairs of German news that people have judged, from 1 (the same story) to 4 (nothing in
 * common), among other news so that words are as rare as they are.
 */
const NEWS = new URL("../../shared/data/news/", import.meta.url);
const isHere = existsSync(NEWS);
if (!isHere)
  process.stderr.write("SKIPPED: ../shared/data/news is not here, no pairs of news were compared.\n");

const OTHERS = 500;
const SAME = 2;
const DIFFERENT = 3;

type Pair = { text1: string; text2: string; overall_1same_4different: number };

const lines = (path: string) => readFileSync(new URL(path, NEWS), "utf8").split("\n").filter(Boolean);

async function publish(text: string, sectionId: number): Promise<number> {
  const title = text.slice(0, 80);
  const id = await createArticle(operator, { title, body: paragraphs(text.slice(80) || "–"), sectionId });
  await publishArticle(operator, id, { related: false });
  return id;
}

it.runIf(isHere)(
  "tells news that people call alike from news that they do not",
  async () => {
    const sectionId = await makeSection();
    for (const line of lines("10kgnad-test/test.csv").slice(0, OTHERS))
      await publish(line.slice(line.indexOf(";") + 1), sectionId);
    const pairs = lines("similarity-semeval22/pairs-open.jsonl").map((line) => JSON.parse(line) as Pair);
    const known: { first: number; second: number; human: number }[] = [];
    for (const { text1, text2, overall_1same_4different: human } of pairs)
      known.push({ first: await publish(text1, sectionId), second: await publish(text2, sectionId), human });
    const all = await query<{ id: number }>(
      `SELECT id FROM articles WHERE section_id = ${sectionId} ORDER BY id`,
    );
    for (let at = 0; at < all.length; at += 100)
      await transaction((tx) =>
        indexWords(
          tx,
          all.slice(at, at + 100).map(({ id }) => id),
        ),
      );
    const [reader] = await query<{ id: number }>(
      `INSERT INTO subscribers (email, secret, confirmed_at) VALUES ('paare@reader.example', 'paare', now()) RETURNING id`,
    );
    await query(`INSERT INTO subscriptions (subscriber_id, kind, ref_id, frequency, confirmed_at)
    SELECT ${reader?.id}, 'similar', x, 'at_once', now() FROM unnest('{${known.map(({ first }) => first)}}'::bigint[]) x`);
    for (const { second } of known) await transaction((tx) => keyArticle(tx, second));
    const keys = await query<{ a: number; b: number; nearness: number }>(
      `SELECT ref_id AS a, article_id AS b, nearness FROM article_keys WHERE kind = 'similar'`,
    );
    const near = new Map(keys.map(({ a, b, nearness }) => [`${a} ${b}`, nearness]));
    const measure = (bound: number) => {
      const told = known.filter(({ first, second }) => (near.get(`${first} ${second}`) ?? 0) >= bound);
      const same = known.filter(({ human }) => human <= SAME).length;
      const right = told.filter(({ human }) => human <= SAME).length;
      const wrong = told.filter(({ human }) => human >= DIFFERENT).length;
      const chance = keys.filter(({ nearness }) => nearness >= bound).length - told.length;
      return {
        precision: right / Math.max(1, right + wrong),
        recall: right / same,
        // News that nobody has put together: what a follower of one would get of a hundred others.
        strays: (100 * chance) / (known.length * (known.length - 1)),
      };
    };
    const bounds = [0.35, 0.38, 0.4, 0.42, 0.45, 0.5];
    for (const bound of bounds) {
      const { precision, recall, strays } = measure(bound);
      process.stderr.write(
        `nearness ${bound}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, strays ${strays.toFixed(2)} %\n`,
      );
    }
    const chosen = measure(NEARNESS);
    expect(chosen.recall).toBeGreaterThan(0.75);
    expect(chosen.precision).toBeGreaterThan(0.7);
    expect(chosen.strays).toBeLessThan(0.5);
  },
  180_000,
);
