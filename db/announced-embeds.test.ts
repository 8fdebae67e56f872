import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { publishArticle, updateArticle } from "#db/article-writes.ts";
import { getArticle } from "#db/articles.ts";
import { db } from "#db/client.ts";
import { dropUnusedEmbeds, findWantedEmbed, keepEmbedPicture } from "#db/embeds.ts";
import { createPicture } from "#db/media-writes.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { makeWriter } from "#db/testing/pictures.ts";
import { addressOf, makeDraft, makeLive, operator, paragraphs } from "#db/testing/rows.ts";
import { env, publishDatabaseUrl } from "#lib/env.ts";
import { grantSystem } from "#lib/grant.ts";
import { takeIn } from "#lib/media-intake.ts";
import { mediaStore } from "#lib/media-store.ts";
import { pixels } from "#lib/testing/hostile-pictures.ts";

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "depesche-embeds-"));
// What was read before is read again.
publishDatabaseUrl(env().DATABASE_URL);

const system = grantSystem("test");
afterEach(() => db().execute(sql`DELETE FROM pgboss.job`));

let made = 0;
const video = () => `https://youtu.be/${`${++made}`.padStart(11, "v")}`;
const body = (...urls: string[]) => ({
  type: "doc",
  content: [
    ...paragraphs("Ein Satz.").content,
    ...urls.map((url) => ({ type: "embed", attrs: { url, title: "Film" } })),
  ],
});

const original = (width: number) => pixels(width, 90).jpeg().toBuffer();
const cut = async (width: number) => takeIn(await original(width), { widths: [480] });

const jobs = async () => {
  const { rows } = await db().execute<{ id: number }>(
    sql`SELECT (data->>'embedId')::int AS id FROM pgboss.job WHERE name = 'embed-picture' ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
};
const embedsOf = async (articleId: number) => {
  const { rows } = await db().execute<{ id: number; variants: { key: string }[] }>(sql`
    SELECT e.id, e.variants FROM article_embeds x JOIN embed_pictures e ON e.id = x.embed_id
    WHERE x.article_id = ${articleId} ORDER BY e.id`);
  return rows;
};
const embedOf = async (articleId: number) => (await embedsOf(articleId))[0]?.id ?? 0;
const shown = async (articleId: number) =>
  (await getArticle(...(await addressOf(articleId))))?.embedPictures.map(({ frame }) => frame);

describe("keepEmbedPicture", () => {
  it("brings the pages that readers see it on, and those alone", async () => {
    const url = video();
    const [one, other] = [await makeLive({ body: body(url) }), await makeLive({ body: body(url) })];
    await makeDraft({ body: body(url) });
    expect(await shown(one)).toEqual([]);
    const embedId = await embedOf(one);
    expect(await embedOf(other)).toBe(embedId);
    expect(await told(async () => keepEmbedPicture(system, embedId, await cut(160)))).toEqual(
      change({ hard: [`article:${one}`, `article:${other}`] }),
    );
    expect(await shown(one)).toHaveLength(1);
    expect(await findWantedEmbed(embedId)).toBeNull();
  });

  it("tells nobody of what is still a draft, which has it when it goes out", async () => {
    const draft = await makeDraft({ body: body(video()) });
    const embedId = await embedOf(draft);
    expect(await told(async () => keepEmbedPicture(system, embedId, await cut(161)))).toEqual(nothing);
    await publishArticle(operator, draft, { related: false });
    expect(await shown(draft)).toHaveLength(1);
  });
});

describe("a text with other houses' content", () => {
  it("has each piece's picture asked for once", async () => {
    const url = video();
    const article = await makeLive({ body: body(url, `${url}?si=1`, video(), "https://beispiel.example/") });
    const both = (await embedsOf(article)).map(({ id }) => id);
    expect(both).toHaveLength(2);
    expect(await jobs()).toEqual(both);
    await updateArticle(operator, article, { changes: { body: body(url) }, substantive: false });
    await makeLive({ body: body(url) });
    expect(await jobs()).toEqual(both);
    expect(await embedsOf(article)).toHaveLength(1);
    // A day later it is worth another try.
    await db().execute(sql`UPDATE embed_pictures SET asked_at = asked_at - interval '25 hours'`);
    await updateArticle(operator, article, { changes: { body: body(url) }, substantive: false });
    expect(await jobs()).toEqual([both[0], ...both]);
  });

  it("without any asks for nothing", async () => {
    await makeLive({ body: body("https://datawrapper.dwcdn.net/AbC12/3/") });
    await makeLive({ body: paragraphs('{"type": "embed"}', video()) });
    expect(await jobs()).toEqual([]);
  });

  it("is known from its publishing on, if it was saved before anybody looked", async () => {
    const draft = await makeDraft({ body: body(video()) });
    await db().execute(sql`DELETE FROM article_embeds WHERE article_id = ${draft}`);
    await publishArticle(operator, draft, { related: false });
    expect(await embedsOf(draft)).toHaveLength(1);
  });
});

describe("dropUnusedEmbeds", () => {
  const longAgo = () => db().execute(sql`UPDATE embed_pictures SET used_at = used_at - interval '8 days'`);
  const kept = async (keys: string[]) =>
    (await Promise.all(keys.map((key) => mediaStore(env()).has(key)))).filter(Boolean).length;

  it("lets go of a picture and its files once no text has had it for a week", async () => {
    const article = await makeLive({ body: body(video()) });
    const embedId = await embedOf(article);
    await keepEmbedPicture(system, embedId, await cut(162));
    const keys = (await embedsOf(article))[0]?.variants.map(({ key }) => key) ?? [];
    expect(keys).toHaveLength(3);
    await longAgo();
    await dropUnusedEmbeds(system);
    expect(await kept(keys)).toBe(3);
    await updateArticle(operator, article, { changes: { body: body() }, substantive: false });
    await db().execute(sql`UPDATE embed_pictures SET used_at = now() WHERE id = ${embedId}`);
    expect(await dropUnusedEmbeds(system)).toBe(0);
    await longAgo();
    expect(await dropUnusedEmbeds(system)).toBe(1);
    expect(await kept(keys)).toBe(0);
  });

  it("leaves files that a picture of the library has too", async () => {
    const article = await makeLive({ body: body(video()) });
    const [bytes, intake] = [await original(163), await cut(163)];
    await keepEmbedPicture(system, await embedOf(article), intake);
    await createPicture(await makeWriter(), { intake, bytes, name: "x.jpg" });
    const keys = (await embedsOf(article))[0]?.variants.map(({ key }) => key) ?? [];
    await updateArticle(operator, article, { changes: { body: body() }, substantive: false });
    await longAgo();
    expect(await dropUnusedEmbeds(system)).toBe(1);
    expect(await kept(keys)).toBe(3);
  });
});
