import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "#db/client.ts";
import {
  createPicture,
  deletePicture,
  describePicture,
  replacePicture,
  restorePicture,
} from "#db/media-writes.ts";
import { brought, makeWriter } from "#db/testing/pictures.ts";
import { hoursAgo } from "#db/testing/rows.ts";
import { listWithheldFiles } from "#db/withheld-files.ts";
import { env, publishDatabaseUrl } from "#lib/env.ts";
import { takeIn } from "#lib/media-intake.ts";
import type { PictureWords } from "#lib/picture-words.ts";
import { pixels, withIptc } from "#lib/testing/hostile-pictures.ts";

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "depesche-withheld-"));
// What was read before is read again.
publishDatabaseUrl(env().DATABASE_URL);

const WORDS: PictureWords = {
  ...{ alt: "Eine Brücke", caption: "", credit: "Ada Feld", licence: "CC BY 4.0", licenceUrl: "" },
  ...{ rightsExpireAt: null, aiUse: "none", folder: "", focalX: 0.5, focalY: 0.5 },
};
const ENDED = { ...WORDS, rightsExpireAt: hoursAgo(1) };

const filesOf = async (id: number) => {
  const { rows } = await db().execute<{ key: string }>(
    sql`SELECT v->>'key' AS key FROM media m, jsonb_array_elements(m.variants || m.crops) v WHERE m.id = ${id}`,
  );
  return rows.map(({ key }) => key);
};
/** How many of these are withheld. */
const withheld = async (keys: string[]) => {
  const all = new Set(await listWithheldFiles());
  return keys.filter((key) => all.has(key)).length;
};

it("withholds all that a picture has and had, from the end of its rights to their return", async () => {
  const editor = await makeWriter();
  const { id } = await createPicture(editor, await brought());
  const first = await filesOf(id);
  await describePicture(editor, id, WORDS);
  await replacePicture(editor, id, await brought());
  const all = [...new Set([...first, ...(await filesOf(id))])];
  expect(all.length).toBeGreaterThan(first.length);
  expect(await withheld(all)).toBe(0);
  await describePicture(editor, id, ENDED);
  const ended = [...new Set([...all, ...(await filesOf(id))])];
  expect(await withheld(ended)).toBe(ended.length);
  await describePicture(editor, id, WORDS);
  expect(await withheld(ended)).toBe(0);
});

it("withholds what was deleted, until it is brought back", async () => {
  const editor = await makeWriter();
  const { id } = await createPicture(editor, await brought());
  const files = await filesOf(id);
  await deletePicture(editor, id);
  expect(await withheld(files)).toBe(files.length);
  await restorePicture(editor, id);
  expect(await withheld(files)).toBe(0);
});

it("leaves what another picture shows whose original differs in its words alone", async () => {
  const editor = await makeWriter();
  const plain = await pixels(333, 40).jpeg().toBuffer();
  const [one, other] = await Promise.all(
    ["Ada Feld", "Bea Ort"].map(async (name) => {
      const bytes = withIptc(plain, { 80: name });
      return createPicture(editor, { bytes, name, intake: await takeIn(bytes, { widths: [333] }) });
    }),
  );
  const files = await filesOf(other?.id ?? 0);
  await describePicture(editor, one?.id ?? 0, ENDED);
  expect(await withheld(files)).toBe(0);
  await describePicture(editor, other?.id ?? 0, ENDED);
  expect(await withheld(files)).toBe(files.length);
});

it("leaves what another picture shows that was made of the same original", async () => {
  const editor = await makeWriter();
  const [same, another] = [await brought(), await brought()];
  const { id } = await createPicture(editor, same);
  const files = await filesOf(id);
  await replacePicture(editor, id, another);
  const { id: twin } = await createPicture(editor, same);
  expect(twin).not.toBe(id);
  await describePicture(editor, id, ENDED);
  expect(await withheld(files)).toBe(0);
  await describePicture(editor, twin, ENDED);
  expect(await withheld(files)).toBe(files.length);
});
