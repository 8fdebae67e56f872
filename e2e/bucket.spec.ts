import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { describePicture } from "#db/media-writes.ts";
import { makeAccount } from "#db/testing/people.ts";
import { addressOf, makeLive } from "#db/testing/rows.ts";
import { makeSessionCookie } from "#db/testing/session-cookie.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";
import { publishDatabaseUrl } from "#lib/env.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";
import { pixels } from "#lib/testing/hostile-pictures.ts";
import { type S3Server, startS3 } from "#lib/testing/s3-server.ts";

const ORIGINALS = "/pictures/news/originals/";

/** A portal whose pictures are in a bucket. */
let database: OwnDatabase;
let s3: S3Server;
let portal: OwnPortal;
let cookie: string;
let editor: Writer;

test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  database = await openOwnDatabase();
  s3 = await startS3();
  portal = await startPortal(database.url, { MEDIA_URL: s3.url });
  const { userId } = await makeAccount({ role: "editor" });
  const viewer = { userId, name: "Redaktion", role: "editor", sessionId: "", addressKey: "" } as const;
  editor = grantWriter(grantViewer(viewer)) as Writer;
  const { name, value } = await makeSessionCookie(userId, portal.origin);
  cookie = `${name}=${value}`;
});

test.afterAll(async () => {
  delete process.env.MEDIA_URL;
  await portal.stop();
  await s3.close();
  await database.close();
});

async function bring(width: number): Promise<Response> {
  const form = new FormData();
  const bytes = await pixels(width, 300).jpeg().toBuffer();
  form.append("files", new File([new Uint8Array(bytes)], "brücke.jpg", { type: "image/jpeg" }));
  return fetch(portal.origin + paths.adminMediaUpload(), {
    method: "POST",
    body: form,
    headers: { cookie, origin: portal.origin },
    redirect: "manual",
  });
}

test("a picture is brought into the bucket and served from it; its original is served to nobody", async () => {
  const id = Number(/media\/(\d+)\?added=1/.exec((await bring(500)).headers.get("location") ?? "")?.[1]);
  expect(id).toBeGreaterThan(0);
  const article = await addressOf(await makeLive({ leadMediaId: id }));
  const [url = ""] = /\/media\/[^" ]+\.avif/.exec(await portal.text(`/${article.join("/")}`)) ?? [];
  const kept = s3.objects.get(`/pictures/news${url}`);
  expect(kept?.type).toBe("image/avif");
  const answer = await portal.get(url);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([
    200,
    "public, max-age=31536000, immutable",
  ]);
  expect(Buffer.from(await answer.arrayBuffer()).equals(kept?.bytes ?? Buffer.alloc(0))).toBe(true);
  const originals = [...s3.objects.keys()].filter((path) => path.startsWith(ORIGINALS));
  expect(originals).toHaveLength(1);
  for (const original of originals)
    expect((await portal.get(paths.media(original.slice(ORIGINALS.length)))).status).toBe(404);
  expect(existsSync(join(portal.dataDir, "media"))).toBe(false);
});

test("another machine serves it too, and hears at once that nobody may have it any more", async () => {
  test.setTimeout(120_000);
  const other = await startPortal(database.url, { MEDIA_URL: s3.url });
  const id = Number(/media\/(\d+)\?added=1/.exec((await bring(700)).headers.get("location") ?? "")?.[1]);
  const article = await addressOf(await makeLive({ leadMediaId: id }));
  const [url = ""] = /\/media\/[^" ]+\.avif/.exec(await other.text(`/${article.join("/")}`)) ?? [];
  expect([(await portal.get(url)).status, (await other.get(url)).status]).toEqual([200, 200]);
  const words = { alt: "Ein Bild", caption: "", credit: "Ada Feld", licence: "Eigenes Bild", licenceUrl: "" };
  const place = { aiUse: "none", folder: "", focalX: 0.5, focalY: 0.5 } as const;
  process.env.MEDIA_URL = s3.url;
  publishDatabaseUrl(database.url);
  await describePicture(editor, id, { ...words, ...place, rightsExpireAt: new Date(Date.now() - 60_000) });
  for (const one of [portal, other]) await expect.poll(async () => (await one.get(url)).status).toBe(410);
  await other.stop();
});

test("what cannot be put into the bucket is refused with a word", async () => {
  const refusal = { status: 403, code: "AccessDenied" };
  s3.failures.push(refusal);
  const answer = await bring(501);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toContain("refused=store-away");
  const page = await portal.get(answer.headers.get("location") ?? "", { cookie });
  expect(await page.text()).toContain("Der Bildspeicher antwortet nicht.");
  expect((await bring(501)).headers.get("location")).toContain("added=1");
});
