import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFront, type Front } from "#server/front.ts";
import type { NextHandler } from "#server/render.ts";
import { createRenderer } from "#server/renderer.ts";

let front: Front;
let port: number;

beforeEach(async () => {
  front = createFront({
    mediaPlace: { DATA_DIR: join(tmpdir(), "depesche-without-media") },
    siteUrl: "http://localhost",
    failurePage: () => "",
  });
  await front.listen(0, "127.0.0.1");
  port = (front.server.address() as AddressInfo).port;
});
afterEach(() => front.close());

const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

/** fetch repairs addresses before it sends them; this does not. */
function getRaw(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", path }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });
}

const rendererOf = (next: NextHandler) =>
  createRenderer(next, {
    siteUrl: "http://localhost",
    failurePage: () => "",
    islands: new Map(),
    dev: false,
  });

const echo: NextHandler = async (message, response) => {
  response.end(`next ${message.url}`);
};

describe("the front", () => {
  it("asks to come back until the portal is ready", async () => {
    const answer = await get("/");
    expect(answer.status).toBe(503);
    expect(answer.headers.get("Retry-After")).toBe("1");
    front.open(rendererOf(echo));
    expect((await get("/")).status).toBe(200);
  });

  it("hands pages to Next, with the address as it came", async () => {
    front.open(rendererOf(echo));
    const answer = await get("/politik?page=2");
    expect(await answer.text()).toBe("next /politik?page=2");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(answer.headers.get("Referrer-Policy")).toBe("strict-origin-when-cross-origin");
    expect(answer.headers.get("Set-Cookie")).toBeNull();
  });

  it("answers for media itself", async () => {
    front.open(rendererOf(() => Promise.reject(new Error("Next was asked"))));
    expect((await get("/media/nothing.jpg")).status).toBe(404);
  });

  it.each(["/%", "/%E0%A4%A", "/a%00b"])("answers 400 to %s and lives on", async (path) => {
    front.open(rendererOf(echo));
    expect(await getRaw(path)).toBe(400);
    expect((await get("/")).status).toBe(200);
  });

  it("answers 400 to what is not HTTP and lives on", async () => {
    front.open(rendererOf(echo));
    const socket = connect(port, "127.0.0.1");
    socket.end("nonsense\r\n\r\n");
    const [line] = (await socket.toArray()) as Buffer[];
    expect(line?.toString()).toMatch(/^HTTP\/1\.1 400 /);
    expect((await get("/")).status).toBe(200);
  });

  it("answers 500 when Next throws, and lives on", async () => {
    front.open(rendererOf(() => Promise.reject(new Error("broken on purpose"))));
    expect((await get("/")).status).toBe(500);
    expect((await get("/")).status).toBe(500);
  });

  it("says which port is taken", async () => {
    const second = createFront({
      mediaPlace: { DATA_DIR: tmpdir() },
      siteUrl: "http://localhost",
      failurePage: () => "",
    });
    await expect(second.listen(port, "127.0.0.1")).rejects.toThrow(
      `Port ${port} is already in use: stop what listens there, or set PORT.`,
    );
  });

  it("finishes what it has begun before it closes", async () => {
    let finish = () => {};
    const begun = new Promise<void>((started) => {
      front.open(
        rendererOf(async (_, response) => {
          started();
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
          response.end("whole");
        }),
      );
    });
    const answer = get("/");
    await begun;
    const closed = front.close();
    finish();
    expect(await (await answer).text()).toBe("whole");
    await closed;
    await expect(get("/")).rejects.toThrow();
  });
});
