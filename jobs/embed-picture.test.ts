import { mkdtempSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { updateArticle } from "#db/article-writes.ts";
import { getArticle } from "#db/articles.ts";
import { told } from "#db/testing/heard.ts";
import { query } from "#db/testing/query.ts";
import { addressOf, makeLive, operator, paragraphs } from "#db/testing/rows.ts";
import { fetchEmbedPicture } from "#jobs/embed-picture.ts";
import { env, publishDatabaseUrl } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { mediaStore } from "#lib/media-store.ts";
import { FetchFailure } from "#lib/safe-fetch.ts";
import { pixels } from "#lib/testing/hostile-pictures.ts";

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "depesche-embed-picture-"));
// What was read before is read again.
publishDatabaseUrl(env().DATABASE_URL);

/** What the other house answers under a path; the path is the address that was asked, without its scheme. */
const answers = new Map<string, (response: ServerResponse) => void>();
const asked: string[] = [];
let server: Server;
let through: (address: string) => string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const answer = answers.get(path);
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  through = (address) => address.replace("https:/", origin);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  answers.clear();
  asked.length = 0;
  vi.restoreAllMocks();
});

const say = (type: string, body: string | Buffer) => (response: ServerResponse) =>
  void response.writeHead(200, { "Content-Type": type }).end(body);
/** As YouTube has them: 4:3, with bars above and below. */
const jpeg = () => pixels(480, 360).jpeg().toBuffer();

let made = 0;
async function articleWith(url: string): Promise<{ article: number; embedId: number }> {
  const embed = { type: "embed", attrs: { url, title: "Film" } };
  const body = { type: "doc", content: [...paragraphs("Ein Satz.").content, embed] };
  const article = await makeLive({ body });
  const rows = await query<{ id: number }>(
    `SELECT embed_id AS id FROM article_embeds WHERE article_id = ${article}`,
  );
  return { article, embedId: rows[0]?.id ?? 0 };
}
async function film() {
  const id = `${++made}`.padStart(11, "f");
  return { ...(await articleWith(`https://youtu.be/${id}`)), path: `/i.ytimg.com/vi/${id}/hqdefault.jpg` };
}
const pictures = async (article: number) =>
  (await getArticle(...(await addressOf(article))))?.embedPictures ?? [];
const work = (embedId: number, isLast = false) =>
  fetchEmbedPicture({ embedId }, { isLast }, { through, allowLoopback: true });

it("fetches a film's picture once, cuts it to the frame's shape, and tells the pages with it", async () => {
  const { article, embedId, path } = await film();
  answers.set(path, say("image/jpeg", await jpeg()));
  expect((await told(() => work(embedId))).flatMap(({ hard }) => hard)).toEqual([`article:${article}`]);
  const [picture] = await pictures(article);
  expect(picture).toMatchObject({ width: 480, height: 270 });
  expect(picture?.variants.map(({ format }) => format).toSorted()).toEqual(["avif", "jpeg", "webp"]);
  const kept = await mediaStore(env()).get(picture?.variants.at(-1)?.url.replace("/media/", "") ?? "");
  expect(await sharp(kept ?? Buffer.alloc(0)).metadata()).toMatchObject({ width: 480, height: 270 });
  await work(embedId);
  expect(asked).toEqual([path]);
});

it("asks by oEmbed where a house has its pictures", async () => {
  const { article, embedId } = await articleWith("https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC");
  const endpoint =
    "/open.spotify.com/oembed?url=https%3A%2F%2Fopen.spotify.com%2Ftrack%2F4uLU6hMCjMI75M1A2tKUQC";
  const answer = JSON.stringify({ type: "rich", thumbnail_url: "https://i.scdn.co/image/1" });
  answers.set(endpoint, say("application/json; charset=utf-8", answer));
  answers.set("/i.scdn.co/image/1", say("image/png", await pixels(640, 600).png().toBuffer()));
  await work(embedId);
  expect(asked).toEqual([endpoint, "/i.scdn.co/image/1"]);
  expect(await pictures(article)).toMatchObject([{ width: 600, height: 600 }]);
});

const to = (place: string) => (response: ServerResponse) =>
  void response.writeHead(302, { Location: place }).end();

it.each<[string, (response: ServerResponse) => void, RegExp]>([
  ["nothing", (response) => void response.writeHead(404).end(), /^status: 404/],
  ["a page", say("text/html", "<p>Nicht mehr da</p>"), /^type: text\/html/],
  ["a page that says it is a picture", say("image/jpeg", "<!doctype html><title>x</title>"), /unsupported/],
  [
    "a script that says it is a picture",
    say("image/png", '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    /unsupported/,
  ],
  [
    "half a picture",
    (response) => void jpeg().then((all) => say("image/jpeg", all.subarray(0, 900))(response)),
    /broken/,
  ],
  ["more than a picture has", say("image/jpeg", Buffer.alloc(6 * 2 ** 20, 0xff)), /^size/],
  ["a way into this network", to("http://192.168.0.1/cam.jpg"), /^internal: 192\.168\.0\.1/],
  ["a way to this machine's clouds", to("http://169.254.169.254/latest/meta-data"), /^internal/],
  ["a way to a file", to("file:///etc/passwd"), /^address/],
])("%s stays a link, with one line in the log", async (_, answer, problem) => {
  const { article, embedId, path } = await film();
  answers.set(path, answer);
  const warned = vi.spyOn(log(), "warn");
  expect(await told(() => work(embedId))).toEqual([]);
  expect(await pictures(article)).toEqual([]);
  expect(warned.mock.calls).toMatchObject([
    [{ problem: expect.stringMatching(problem) }, expect.any(String)],
  ]);
});

it("lets the queue try again what may pass, and says so once at the end", async () => {
  const { article, embedId, path } = await film();
  const warned = vi.spyOn(log(), "warn");
  for (const answer of [
    (response: ServerResponse) => void response.writeHead(503).end(),
    (response: ServerResponse) => void response.writeHead(429).end(),
    (response: ServerResponse) => void response.socket?.destroy(),
  ]) {
    answers.set(path, answer);
    await expect(work(embedId)).rejects.toThrow(FetchFailure);
  }
  expect(warned).not.toHaveBeenCalled();
  await work(embedId, true);
  expect(warned).toHaveBeenCalledOnce();
  answers.set(path, say("image/jpeg", await jpeg()));
  await work(embedId);
  expect(await pictures(article)).toHaveLength(1);
});

it("asks nobody for what no text shows any more, nor on this machine", async () => {
  const { article, embedId, path } = await film();
  answers.set(path, say("image/jpeg", await jpeg()));
  await fetchEmbedPicture({ embedId }, { isLast: false }, { through });
  await updateArticle(operator, article, { changes: { body: paragraphs("Ohne.") }, substantive: false });
  await work(embedId);
  expect(asked).toEqual([]);
});
