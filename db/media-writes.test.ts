import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { getArticle } from "#db/articles.ts";
import { autosave } from "#db/autosave.ts";
import { db } from "#db/client.ts";
import { countPictures, findPickable, getDeskPicture, listFolders, listPictures } from "#db/media-library.ts";
import {
  createPicture,
  deletePicture,
  describePicture,
  replacePicture,
  restorePicture,
} from "#db/media-writes.ts";
import { brought, makeWriter } from "#db/testing/pictures.ts";
import { addressOf, fresh, hoursAgo, makeLive, makeMedia } from "#db/testing/rows.ts";
import { env, publishDatabaseUrl } from "#lib/env.ts";
import { parsePictureFilter } from "#lib/media-desk.ts";
import { takeIn } from "#lib/media-intake.ts";
import { mediaStore } from "#lib/media-store.ts";
import type { PictureWords } from "#lib/picture-words.ts";
import { inJpeg, manifestStore } from "#lib/testing/c2pa.ts";
import { pixels } from "#lib/testing/hostile-pictures.ts";

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "depesche-media-"));
// What was read before is read again.
publishDatabaseUrl(env().DATABASE_URL);

const WORDS: PictureWords = {
  ...{ alt: "Eine Brücke", caption: "", credit: "Ada Feld", licence: "CC BY 4.0", licenceUrl: "" },
  ...{ rightsExpireAt: null, aiUse: "none", folder: "", focalX: 0.5, focalY: 0.5 },
};

const find = (query: Record<string, string>) => listPictures(parsePictureFilter(query));
const jpegOf = async (id: number) => {
  const { rows } = await db().execute<{ key: string; keys: string[] }>(sql`
    SELECT v->>'key' AS key FROM media m, jsonb_array_elements(m.variants) v WHERE m.id = ${id} AND v->>'format' = 'jpeg'`);
  return rows[0]?.key ?? "";
};
const fileOf = async (key: string) => (await mediaStore(env()).get(key)) ?? Buffer.alloc(0);

describe("a picture", () => {
  it("comes with what it says of itself; its original is kept and served to nobody", async () => {
    const editor = await makeWriter();
    const { id, isNew } = await createPicture(
      editor,
      await brought("C:\\Fotos\\Br\u0000ücke.jpg", { 80: "Ada Feld" }),
    );
    expect(isNew).toBe(true);
    const picture = await getDeskPicture(editor, id);
    expect(picture).toMatchObject({
      credit: "Ada Feld",
      name: "Brücke.jpg",
      mimeType: "image/jpeg",
      alt: "",
    });
    const { rows } = await db().execute<{ key: string }>(
      sql`SELECT original_key AS key FROM media WHERE id = ${id}`,
    );
    expect(existsSync(join(env().DATA_DIR, "originals", rows[0]?.key ?? "-"))).toBe(true);
    expect(existsSync(join(env().DATA_DIR, "media", rows[0]?.key ?? "-"))).toBe(false);
    const { xmp } = await sharp(await fileOf(await jpegOf(id))).metadata();
    expect(String(xmp)).toContain("Ada Feld");
  });

  it("is there once, however often and at once it is brought", async () => {
    const editor = await makeWriter();
    const same = await brought();
    const made = await Promise.all([1, 2, 3].map(() => createPicture(editor, same)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it("that was deleted comes back when it is brought again, or called back", async () => {
    const editor = await makeWriter();
    const same = await brought();
    const { id } = await createPicture(editor, same);
    await deletePicture(editor, id);
    expect((await getDeskPicture(editor, id))?.deletedAt).not.toBeNull();
    expect(await createPicture(editor, same)).toEqual({ id, isNew: false });
    expect((await getDeskPicture(editor, id))?.deletedAt).toBeNull();
    await deletePicture(editor, id);
    await expect(describePicture(editor, id, WORDS)).rejects.toMatchObject({ code: "not-found" });
    await restorePicture(editor, id);
    await restorePicture(editor, id);
    expect((await getDeskPicture(editor, id))?.deletedAt).toBeNull();
  });

  it("carries its words in its files", async () => {
    const editor = await makeWriter();
    const { id } = await createPicture(editor, await brought());
    const before = await jpegOf(id);
    await describePicture(editor, id, { ...WORDS, credit: "Bea Ort", aiUse: "image", focalX: 0.25 });
    expect(await getDeskPicture(editor, id)).toMatchObject({
      alt: "Eine Brücke",
      focalX: 0.25,
      aiUse: "image",
    });
    const after = await jpegOf(id);
    expect(after).not.toBe(before);
    const xmp = String((await sharp(await fileOf(after)).metadata()).xmp);
    expect(xmp).toContain("Bea Ort");
    expect(xmp).toContain("/trainedAlgorithmicMedia");
  });

  it("that a machine made says so to readers, and where its crops look", async () => {
    const editor = await makeWriter();
    const { id } = await createPicture(editor, await brought());
    const [section, slug] = await addressOf(await makeLive({ leadMediaId: id }));
    const seen = async () => (await getArticle(section, slug))?.picture;
    expect(await seen()).not.toHaveProperty("aiMade");
    expect(await seen()).not.toHaveProperty("focus");
    await describePicture(editor, id, { ...WORDS, aiUse: "image", focalX: 0.6, focalY: 0.1 });
    expect(await seen()).toMatchObject({ aiMade: true, focus: "top" });
    await describePicture(editor, id, { ...WORDS, focalX: 0.9, focalY: 0.3 });
    expect(await seen()).toMatchObject({ focus: "right" });
  });

  it("is replaced under its number, and keeps its words", async () => {
    const editor = await makeWriter();
    const { id } = await createPicture(editor, await brought());
    await describePicture(editor, id, WORDS);
    const before = await getDeskPicture(editor, id);
    await replacePicture(editor, id, await brought("anders.jpg"));
    const after = await getDeskPicture(editor, id);
    expect(after).toMatchObject({ id, alt: WORDS.alt, credit: WORDS.credit, name: "anders.jpg" });
    expect(after?.src).not.toBe(before?.src);
    expect(after?.replacedAt).not.toBeNull();
  });

  it("is cut to the shapes of services around its focal point, anew when that moves", async () => {
    const editor = await makeWriter();
    const bytes = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="1000"><circle cx="300" cy="200" r="150"/></svg>',
    );
    const picture = { bytes, name: "groß.svg", intake: await takeIn(bytes, { widths: [480] }) };
    const { id } = await createPicture(editor, picture);
    const cropsOf = async () => {
      const { rows } = await db().execute<{ crops: { shape: string; width: number; key: string }[] }>(
        sql`SELECT crops FROM media WHERE id = ${id}`,
      );
      return rows[0]?.crops ?? [];
    };
    const before = await cropsOf();
    expect(before.map(({ shape, width }) => `${shape} ${width}`)).toEqual([
      "16:9 1200",
      "4:3 1200",
      "1:1 1000",
    ]);
    const [section, slug] = await addressOf(await makeLive({ leadMediaId: id }));
    expect((await getArticle(section, slug))?.picture?.crops?.map(({ shape }) => shape)).toHaveLength(3);
    await describePicture(editor, id, { ...WORDS, focalX: 0.1, focalY: 0.2 });
    const after = await cropsOf();
    expect(after.map(({ shape }) => shape)).toEqual(["16:9", "4:3", "1:1"]);
    const [moved, unmoved] = await Promise.all([after, before].map(([crop]) => fileOf(crop?.key ?? "")));
    const seen = (jpeg: Buffer) => sharp(jpeg).raw().toBuffer();
    expect((await seen(moved ?? Buffer.alloc(0))).equals(await seen(unmoved ?? Buffer.alloc(0)))).toBe(false);
    expect(String((await sharp(moved).metadata()).xmp)).toContain("Ada Feld");
    await describePicture(editor, id, { ...WORDS, credit: "Bea Ort", focalX: 0.1, focalY: 0.2 });
    const [stamped] = await cropsOf();
    const same = await fileOf(stamped?.key ?? "");
    expect((await seen(same)).equals(await seen(moved ?? Buffer.alloc(0)))).toBe(true);
    expect(String((await sharp(same).metadata()).xmp)).toContain("Bea Ort");
  });

  it("hands out the record of its origin that it came with, and its files say where", async () => {
    const editor = await makeWriter();
    const store = manifestStore(90_000);
    const bytes = inJpeg(await pixels(500, 300).jpeg().toBuffer(), store);
    const picture = { bytes, name: "echt.jpg", intake: await takeIn(bytes, { widths: [480] }) };
    const { id } = await createPicture(editor, picture);
    const { manifest } = (await getDeskPicture(editor, id)) ?? {};
    expect(manifest).toMatch(/^\/media\/\S+\.c2pa$/);
    expect(await fileOf(manifest?.replace("/media/", "") ?? "")).toEqual(store);
    const { xmp } = await sharp(await fileOf(await jpegOf(id))).metadata();
    expect(String(xmp)).toContain(`<dcterms:provenance>${env().SITE_URL}${manifest}</dcterms:provenance>`);
    await replacePicture(editor, id, await brought());
    expect((await getDeskPicture(editor, id))?.manifest).toBeNull();
  });

  it("tells the later of two who change its words at once, and changes nothing", async () => {
    const [one, other] = [await makeWriter(), await makeWriter()];
    const { id } = await createPicture(one, await brought());
    const { version: seen } = (await getDeskPicture(one, id)) ?? {};
    await describePicture(other, id, { ...WORDS, alt: "Zuerst" }, { seen: seen ?? 0 });
    const late = describePicture(one, id, { ...WORDS, alt: "Danach" }, { seen: seen ?? 0 });
    await expect(late).rejects.toMatchObject({
      code: "changed-meanwhile",
      values: { name: expect.any(String) },
    });
    expect((await getDeskPicture(one, id))?.alt).toBe("Zuerst");
    const at = (alt: string) => describePicture(one, id, { ...WORDS, alt }, { seen: (seen ?? 0) + 1 });
    const ends = await Promise.allSettled([at("A"), at("B")]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is not deleted while something uses it, also what nobody sees yet", async () => {
    const editor = await makeWriter();
    const { id } = await createPicture(editor, await brought());
    const articleId = await makeLive({ leadMediaId: id });
    await expect(deletePicture(editor, id)).rejects.toMatchObject({ code: "in-use" });
    expect((await getDeskPicture(editor, id))?.uses).toMatchObject([{ kind: "article", id: articleId }]);

    const { id: inCopy } = await createPicture(editor, await brought());
    const body = { type: "doc", content: [{ type: "image", attrs: { mediaId: inCopy } }] } as const;
    await autosave(editor, articleId, { version: 1, changes: { body } as never });
    await expect(deletePicture(editor, inCopy)).rejects.toMatchObject({ code: "in-use" });
  });

  it("is changed by its author and by editors, by no other author", async () => {
    const [author, other, editor] = [
      await makeWriter("author"),
      await makeWriter("author"),
      await makeWriter("editor"),
    ];
    const { id } = await createPicture(author, await brought());
    await describePicture(author, id, WORDS);
    await describePicture(editor, id, WORDS);
    const another = await brought();
    for (const write of [
      () => describePicture(other, id, WORDS),
      () => replacePicture(other, id, another),
      () => deletePicture(other, id),
      () => restorePicture(other, id),
    ])
      await expect(write()).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("tells an author no titles of what is not theirs to read", async () => {
    const author = await makeWriter("author");
    const { id } = await createPicture(author, await brought());
    const articleId = await makeLive({ leadMediaId: id, title: "Geheim" });
    await db().execute(sql`UPDATE articles SET state = 'draft', published_at = NULL WHERE id = ${articleId}`);
    expect((await getDeskPicture(author, id))?.uses).toEqual([
      { kind: "article", id: articleId, title: null },
    ]);
  });
});

describe("the library", () => {
  it("is found by beginnings of words, also of file names", async () => {
    const editor = await makeWriter();
    const word = fresh("xylo").replace("-", "");
    const { id } = await createPicture(editor, await brought(`${word}_0815.jpg`));
    for (const q of [word, word.slice(0, -1).toUpperCase(), "0815", `${word} 08`])
      expect((await find({ q })).lines.map((line) => line.id)).toContain(id);
    expect((await find({ q: `${word}zzz` })).lines).toEqual([]);
    expect((await find({ q: "' & !:*" })).lines.length).toBeGreaterThan(0);
    expect((await findPickable(parsePictureFilter({ q: word }))).lines).toMatchObject([{ id }]);
  });

  it("says whose words are missing, and whose rights end; what has ended is picked by nobody", async () => {
    const editor = await makeWriter();
    const { id } = await createPicture(editor, await brought());
    const has = async (query: Record<string, string>) =>
      (await find(query)).lines.some((line) => line.id === id);
    const before = await countPictures();
    expect(await has({ view: "incomplete" })).toBe(true);
    await describePicture(editor, id, { ...WORDS, rightsExpireAt: hoursAgo(-48), folder: "Kultur" });
    expect(await has({ view: "incomplete" })).toBe(false);
    expect(await has({ view: "expiring" })).toBe(true);
    expect(await has({ folder: "Kultur" })).toBe(true);
    expect(await has({ folder: "Kult" })).toBe(false);
    expect(await listFolders()).toContain("Kultur");
    expect((await countPictures()).incomplete).toBe(before.incomplete - 1);
    await describePicture(editor, id, { ...WORDS, alt: "Abgelaufenes", rightsExpireAt: hoursAgo(1) });
    expect((await find({ view: "expiring" })).lines).toContainEqual(
      expect.objectContaining({ id, isExpired: true }),
    );
    expect((await findPickable(parsePictureFilter({ q: "Abgelaufenes" }))).lines).toEqual([]);
  });

  it("is read page by page, by date or by end of rights, without a gap", async () => {
    const word = fresh("reihe").replace("-", "");
    const made: number[] = [];
    for (let at = 0; at < 50; at++)
      made.push(await makeMedia({ alt: word, rights_expire_at: hoursAgo(-2 - (at % 7)) }));
    for (const view of ["all", "expiring"]) {
      const one = await find({ q: word, view });
      const two = await find({ q: word, view, after: one.after ?? "" });
      expect(two.after).toBeNull();
      const seen = [...one.lines, ...two.lines].map(({ id }) => id);
      expect(seen.toSorted((a, b) => a - b)).toEqual(made);
    }
  });
});
