import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseBucket } from "#lib/bucket-address.ts";
import { mediaKey } from "#lib/media-key.ts";
import { type MediaPlace, mediaStore } from "#lib/media-store.ts";
import { type S3Server, startS3 } from "#lib/testing/s3-server.ts";
import { createMedia } from "#server/media.ts";

const bytes = Buffer.from("pretend picture");
const key = mediaKey(bytes, "avif");
const withheld = mediaKey(Buffer.from("withheld"), "avif");
let dataDir: string;
let s3: S3Server;
let servers: Record<"folder" | "bucket", Server>;

async function serve(place: MediaPlace): Promise<Server> {
  const store = mediaStore(place);
  await store.put(key, bytes);
  await store.put(mediaKey(bytes, "svg"), bytes);
  await store.put(withheld, Buffer.from("withheld"));
  const media = createMedia(place, (key) => key === withheld);
  const server = createServer((req, res) => {
    if (!media.serve(req, res)) res.end("the portal");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "serve-media-"));
  s3 = await startS3();
  servers = {
    folder: await serve({ DATA_DIR: dataDir }),
    bucket: await serve({ DATA_DIR: dataDir, MEDIA_URL: parseBucket(s3.url) ?? undefined }),
  };
  await writeFile(join(dataDir, "media", ".secret"), "secret");
  await writeFile(join(dataDir, "secret.txt"), "secret");
});
afterAll(async () => {
  for (const server of Object.values(servers)) await new Promise((closed) => server.close(closed));
  await s3.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** fetch would normalise the path, so the raw request line is sent. */
async function askAt(
  where: keyof typeof servers,
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
) {
  const { port } = servers[where].address() as AddressInfo;
  const res = await new Promise<IncomingMessage>((resolve, reject) =>
    request({ port, host: "127.0.0.1", path, method, headers, agent: false }, resolve)
      .on("error", reject)
      .end(),
  );
  return { status: res.statusCode, headers: res.headers, body: await text(res) };
}

describe.each(["folder", "bucket"] as const)("pictures from a %s", (where) => {
  const ask = (path: string, method = "GET", headers: Record<string, string> = {}) =>
    askAt(where, path, { method, headers });

  it("serves a stored file for a year, with its type", async () => {
    const res = await ask(`/media/${key}?x=1`);
    expect(res.status).toBe(200);
    expect(res.body).toBe("pretend picture");
    expect(res.headers["content-type"]).toBe("image/avif");
    expect(res.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(res.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("answers HEAD, conditional and range requests", async () => {
    const head = await ask(`/media/${key}`, "HEAD");
    expect([head.status, head.body, head.headers["content-length"]]).toEqual([200, "", "15"]);
    const etag = String(head.headers.etag);
    expect((await ask(`/media/${key}`, "GET", { "If-None-Match": etag })).status).toBe(304);
    const range = async (bytes: string, more = {}) => {
      const { status, body, headers } = await ask(`/media/${key}`, "GET", {
        Range: `bytes=${bytes}`,
        ...more,
      });
      return [status, body, headers["content-range"]];
    };
    expect(await range("0-6")).toEqual([206, "pretend", "bytes 0-6/15"]);
    expect(await range("8-99")).toEqual([206, "picture", "bytes 8-14/15"]);
    expect(await range("-7")).toEqual([206, "picture", "bytes 8-14/15"]);
    expect(await range("8-")).toEqual([206, "picture", "bytes 8-14/15"]);
    expect(await range("0-6", { "If-Range": etag })).toEqual([206, "pretend", "bytes 0-6/15"]);
    expect(await range("0-6", { "If-Range": '"other"' })).toEqual([200, "pretend picture", undefined]);
    expect(await range("x")).toEqual([200, "pretend picture", undefined]);
    const out = await ask(`/media/${key}`, "GET", { Range: "bytes=99-" });
    expect([out.status, out.headers["content-range"]]).toEqual([416, "bytes */15"]);
  });

  it("lets a stored SVG run nothing", async () => {
    const res = await ask(`/media/${mediaKey(bytes, "svg")}`);
    expect(res.headers["content-type"]).toBe("image/svg+xml");
    expect(res.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("gives nobody what is withheld, whatever they have kept of it", async () => {
    const answer = await ask(`/media/${withheld}`, "GET", { "If-None-Match": "*" });
    expect([answer.status, answer.body, answer.headers["cache-control"]]).toEqual([
      410,
      "Gone\n",
      "no-store",
    ]);
  });

  it("leaves other paths and methods alone", async () => {
    expect((await ask("/mediathek")).body).toBe("the portal");
    expect((await ask("/")).body).toBe("the portal");
    const post = await ask(`/media/${key}`, "POST");
    expect([post.status, post.headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  it.each([
    [`/media/${mediaKey(Buffer.from("absent"), "avif")}`, 404],
    ["/media/", 404],
    [`/media/${key.slice(0, 3)}`, 404],
    ["/media/.secret", 404],
    ["/media/../secret.txt", 404],
    ["/media/%2e%2e/secret.txt", 404],
    ["/media/..%2fsecret.txt", 404],
    ["/media/ab%00.avif", 404],
    ["/media/%zz", 400],
    ["/media/%c3%28", 400],
    ["/media/%", 400],
  ])("%s → %i in plain text", async (path, status) => {
    const res = await ask(path);
    expect(res.status).toBe(status);
    expect(res.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(res.body).not.toContain("secret");
  });
});

describe("pictures from a bucket", () => {
  it("are asked for once, however many want them", async () => {
    const more = Buffer.from("another picture");
    const its = mediaKey(more, "webp");
    await mediaStore({ DATA_DIR: dataDir, MEDIA_URL: parseBucket(s3.url) ?? undefined }).put(its, more);
    s3.asked.length = 0;
    const asked = await Promise.all([1, 2, 3].map(() => askAt("bucket", `/media/${its}`)));
    expect(asked.map(({ body }) => body)).toEqual(Array(3).fill("another picture"));
    expect((await askAt("bucket", `/media/${its}`)).status).toBe(200);
    expect(s3.asked).toEqual([`GET /pictures/news/media/${its}`]);
  });

  it("that cannot be fetched are asked for later; those at hand go on", async () => {
    expect((await askAt("bucket", `/media/${key}`)).status).toBe(200);
    const refused = { status: 403, code: "AccessDenied" };
    s3.failures.push(refused);
    const lost = `/media/${mediaKey(Buffer.from("lost"), "avif")}`;
    const away = await askAt("bucket", lost);
    expect([away.status, away.headers["retry-after"]]).toEqual([503, "2"]);
    expect([away.headers["cache-control"], away.headers.etag]).toEqual(["no-store", undefined]);
    s3.asked.length = 0;
    expect((await askAt("bucket", lost)).status).toBe(503);
    expect(s3.asked).toEqual([]);
    expect((await askAt("bucket", `/media/${key}`)).status).toBe(200);
  });
});
