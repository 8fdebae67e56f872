import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { getForeignLink, listDueLinks } from "#db/link-checks.ts";
import { countBrokenLinks, listLinks } from "#db/link-desk.ts";
import { statesOf } from "#db/own-links.ts";
import { makeMany, stepsOf } from "#db/testing/plans.ts";

const LINKS = 60_000;
/** A page's lines and what stands in them; the count goes no further than a thousand. */
const BOUND = 1200;

beforeAll(async () => {
  await makeMany(5000);
  await db().execute(
    sql.raw(`
    INSERT INTO links (url, host, verdict, fault, since, due_at, ignored_at)
      SELECT 'https://h' || g % 900 || '.example/' || g, 'h' || g % 900 || '.example',
        CASE WHEN g % 50 = 0 THEN 'broken' WHEN g % 50 = 1 THEN 'moved' ELSE 'fine' END, NULL, now() - g * interval '1 minute',
        now() + (g - 200) * interval '1 minute', CASE WHEN g % 7 = 0 THEN now() - g * interval '1 minute' END
      FROM generate_series(1, ${LINKS}) g;
    INSERT INTO link_uses (link_id, article_id) SELECT l.id, 1 + l.id % 5000 FROM links l;
    INSERT INTO link_uses (link_id, article_id) SELECT l.id, 1 + (l.id + 7) % 5000 FROM links l;
    ANALYZE;`),
  );
}, 120_000);

const deep = { at: Date.now() - 30_000 * 60_000, id: 30_000 };

it.each<[string, () => Promise<unknown>]>([
  ["what is broken", () => listLinks({ view: "broken", after: null })],
  ["what is broken, far on", () => listLinks({ view: "broken", after: deep })],
  ["what has moved", () => listLinks({ view: "moved", after: deep })],
  ["what is ignored", () => listLinks({ view: "ignored", after: null })],
  ["what is ignored, far on", () => listLinks({ view: "ignored", after: deep })],
  ["how many are broken", () => countBrokenLinks()],
  ["what is due", () => listDueLinks(1000)],
  ["one link", () => getForeignLink(777)],
  ["our own", () => statesOf(["/s3/a10", "/s3/nichts", "/topic/t3", "/author/w3", "/story/st3", "/s1"])],
])("%s is read by an index", async (_, read) => {
  const steps = await stepsOf(read);
  const growing = ["links", "link_uses", "articles"];
  expect(steps.filter(({ kind, table }) => kind === "Seq Scan" && growing.includes(table))).toEqual([]);
  expect(steps.filter(({ rows }) => rows > BOUND)).toEqual([]);
});
