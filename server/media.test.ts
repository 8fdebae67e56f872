import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mediaKey, mediaStore } from "#lib/media-store.ts";
import { serveMedia } from "#server/media.ts";

const bytes = Buffer.from("pretend picture");
const key = mediaKey(bytes, "avif");
let dataDir: string;
let server: Server;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "serve-media-"));
  const store = mediaStore(dataDir);
  await store.put(key, bytes);
  await store.put(mediaKey(bytes, "svg"), bytes);
  await writeFile(join(dataDir, "media", ".secret"), "secret");
  await writeFile(join(dataDir, "secret.txt"), "secret");
  server = createServer((req, res) => {
    if (!serveMedia(req, res, dataDir)) res.end("the portal");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await rm(dataDir, { recursive: true, force: true });
});

/** fetch would normalise the path, so the raw request line is sent. */
async function ask(path: string, method = "GET", headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  const res = await new Promise<IncomingMessage>((resolve, reject) =>
    request({ port, host: "127.0.0.1", path, method, headers, agent: false }, resolve)
      .on("error", reject)
      .end(),
  );
  return { status: res.statusCode, headers: res.headers, body: await text(res) };
}

describe("serveMedia", () => {
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
    expect((await ask(`/media/${key}`, "GET", { Range: "bytes=0-6" })).body).toBe("pretend");
    expect((await ask(`/media/${key}`, "GET", { Range: "bytes=99-" })).status).toBe(416);
  });

  it("lets a stored SVG run nothing", async () => {
    const res = await ask(`/media/${mediaKey(bytes, "svg")}`);
    expect(res.headers["content-type"]).toBe("image/svg+xml");
    expect(res.headers["content-security-policy"]).toContain("default-src 'none'");
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
