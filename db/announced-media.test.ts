import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { saveAuthor } from "#db/authors.ts";
import { db } from "#db/client.ts";
import {
  createPicture,
  deletePicture,
  describePicture,
  replacePicture,
  restorePicture,
} from "#db/media-writes.ts";
import { savePage } from "#db/page-writes.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { brought, makeWriter } from "#db/testing/pictures.ts";
import { fresh, hoursAgo, makeLive, operator } from "#db/testing/rows.ts";
import { env, publishDatabaseUrl } from "#lib/env.ts";
import type { PictureWords } from "#lib/picture-words.ts";

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "depesche-media-"));
// What was read before is read again.
publishDatabaseUrl(env().DATABASE_URL);

const WORDS: PictureWords = {
  ...{ alt: "Eine Brücke", caption: "", credit: "Ada Feld", licence: "CC BY 4.0", licenceUrl: "" },
  ...{ rightsExpireAt: null, aiUse: "none", folder: "", focalX: 0.5, focalY: 0.5 },
};

/** A picture over one text, in another, and on a page. */
async function used() {
  const editor = await makeWriter();
  const { id } = await createPicture(editor, await brought());
  const body = { type: "doc", content: [{ type: "image", attrs: { mediaId: id } }] };
  const [lead, inText] = [await makeLive({ leadMediaId: id }), await makeLive({ body })];
  const page = await savePage(operator, { slug: fresh("seite"), title: "Haus", body, state: "live" });
  const own = [`article:${lead}`, `article:${inText}`, `page:${page}`];
  const elsewhere = [`teaser:${lead}`, `teaser:${inText}`];
  return {
    ...{ editor, id },
    shown: change({ hard: [...own, "files"], soft: [...elsewhere, "list:front"] }),
    gone: change({ gone: [...own, ...elsewhere], hard: ["files"], soft: ["list:front"] }),
  };
}

describe("createPicture", () => {
  it("brings nothing: nobody shows it yet", async () => {
    const editor = await makeWriter();
    const picture = await brought();
    expect(await told(() => createPicture(editor, picture))).toEqual(nothing);
  });
});

describe("describePicture", () => {
  it("brings what shows it; takes it away when its rights have ended", async () => {
    const { editor, id, shown, gone } = await used();
    expect(await told(() => describePicture(editor, id, WORDS))).toEqual(shown);
    const ended = { ...WORDS, rightsExpireAt: hoursAgo(1) };
    expect(await told(() => describePicture(editor, id, ended))).toEqual(gone);
  });
});

describe("a portrait, a cover, a banner", () => {
  it("are told of as what shows them", async () => {
    const editor = await makeWriter();
    const { id } = await createPicture(editor, await brought());
    const author = await saveAuthor(operator, { slug: fresh("ada"), name: "Ada Feld", portraitId: id });
    expect(await told(() => describePicture(editor, id, WORDS))).toEqual(
      change({ hard: [`author:${author}`, "files"] }),
    );
    await db().execute(
      sql`INSERT INTO books (title, isbn, cover_id) VALUES ('Ein Buch', '9783161484100', ${id})`,
    );
    expect(await told(() => describePicture(editor, id, WORDS))).toEqual(
      change({ hard: ["promotions", `author:${author}`, "files"] }),
    );
  });
});

describe("replacePicture", () => {
  it("brings what shows it", async () => {
    const { editor, id, shown } = await used();
    const another = await brought();
    expect(await told(() => replacePicture(editor, id, another))).toEqual(shown);
  });
});

describe("deletePicture", () => {
  it("takes its files away and nothing else: what is used stays", async () => {
    const { editor, id } = await used();
    expect(await told(() => deletePicture(editor, id).catch(() => {}))).toEqual(nothing);
    const unused = await createPicture(editor, await brought());
    expect(await told(() => deletePicture(editor, unused.id))).toEqual(change({ hard: ["files"] }));
  });
});

describe("restorePicture", () => {
  it("brings its files back and nothing else: nobody used it", async () => {
    const editor = await makeWriter();
    const { id } = await createPicture(editor, await brought());
    await deletePicture(editor, id);
    expect(await told(() => restorePicture(editor, id))).toEqual(change({ hard: ["files"] }));
  });
});
