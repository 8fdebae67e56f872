import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "#db/client.ts";
import { findPickable, listFolders, listPictures } from "#db/media-library.ts";
import { stepsOf } from "#db/testing/plans.ts";
import { listWithheldFiles } from "#db/withheld-files.ts";
import { parsePictureFilter } from "#lib/media-desk.ts";

const find = (query: Record<string, string>) => listPictures(parsePictureFilter(query));

it("the library of 50,000 pictures is read by its indexes", async () => {
  await db().execute(sql`
    INSERT INTO media (alt, credit, licence, original_name, folder, variants, rights_expire_at)
    SELECT 'Bild ' || n || ' ' || md5(n::text), 'Agentur', CASE WHEN n % 100 = 0 THEN '' ELSE 'CC' END,
      'DSC_' || n || '.jpg', 'Ordner ' || n % 40, '[{"format":"jpeg","width":480,"height":270,"bytes":9,"key":"ab/abcd.jpg"}]',
      CASE WHEN n % 1000 = 0 THEN now() + interval '3 days' END
    FROM generate_series(1, 50000) n`);
  await db().execute(sql`VACUUM ANALYZE media`);
  const queries: Record<string, () => Promise<unknown>> = {
    newest: () => find({}),
    deep: () => find({ after: "25000" }),
    folder: () => find({ folder: "Ordner 7" }),
    incomplete: () => find({ view: "incomplete" }),
    expiring: () => find({ view: "expiring" }),
    "words that many have": () => find({ q: "DSC", folder: "Ordner 7" }),
    "words that few have": () => find({ q: "4711" }),
    folders: () => listFolders(),
    picks: () => findPickable(parsePictureFilter({ q: "4711" })),
  };
  for (const [name, read] of Object.entries(queries)) {
    const bound = name === "words that many have" ? 52_000 : 5_000;
    const steps = await stepsOf(read);
    const most = Math.max(...steps.filter(({ table }) => table === "media").map(({ rows }) => rows), 0);
    expect(most, name).toBeLessThan(bound);
    expect(
      steps.filter(({ kind, table }) => kind === "Seq Scan" && table === "media"),
      name,
    ).toEqual([]);
  }
});

it("of many pictures those that nobody may fetch are found by their indexes", async () => {
  await db().execute(sql`
    UPDATE media SET rights_expire_at = now() - interval '1 day',
      variants = jsonb_build_array(jsonb_build_object('format', 'avif', 'key', 'ab/' || id)) WHERE id % 500 = 0`);
  await db().execute(sql`VACUUM ANALYZE media`);
  expect((await listWithheldFiles()).length).toBe(100);
  const steps = await stepsOf(listWithheldFiles);
  expect(steps.filter(({ kind, table }) => kind === "Seq Scan" && table === "media")).toEqual([]);
});
