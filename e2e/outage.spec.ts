import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { updateArticle } from "#db/article-writes.ts";
import { addressOf, makeLive, operator } from "#db/testing/rows.ts";
import { type DatabaseLine, layLine } from "#e2e/database-line.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";

/** What readers get while the database is away, and after. */
let database: OwnDatabase;
let line: DatabaseLine;
let portal: OwnPortal;

test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  database = await openOwnDatabase();
  line = await layLine(database.url);
  portal = await startPortal(line.url);
});

test.afterAll(async () => {
  await portal.stop();
  await line.cut();
  await database.close();
});

test("under load: kept pages go on, others say when to come back, and all is well afterwards", async () => {
  const id = await makeLive();
  const path = `/${(await addressOf(id)).join("/")}`;
  const other = `/${(await addressOf(await makeLive())).join("/")}`;
  expect((await portal.get(path)).status).toBe(200);
  expect((await portal.get("/")).status).toBe(200);

  let running = true;
  const statuses = new Map<number, number>();
  const reader = async () => {
    while (running) {
      const { status } = await portal.get(path);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const readers = Array.from({ length: 8 }, reader);

  await line.cut();
  await expect.poll(async () => (await portal.get(other)).status, { timeout: 15_000 }).toBe(503);
  const refused = await portal.get(other);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("cache-control")).toContain("no-store");
  expect(await refused.text()).toContain("<h1>");
  expect((await portal.get("/")).status).toBe(200);
  expect((await portal.get("/readyz")).status).toBe(503);
  expect((await portal.get("/healthz")).status).toBe(200);

  // Written while nobody could hear it: after the line is back it must be seen at once.
  await updateArticle(operator, id, { changes: { title: "Geschrieben in der Stille" }, substantive: true });
  await line.mend();
  await expect.poll(async () => (await portal.get(other)).status, { timeout: 15_000 }).toBe(200);
  expect(await portal.text(path)).toContain("Geschrieben in der Stille");
  running = false;
  await Promise.all(readers);
  expect([...statuses.keys()], "what readers of a kept page got").toEqual([200]);
});

test("a line that is cut and mended at once loses no change", async () => {
  const id = await makeLive();
  const path = `/${(await addressOf(id)).join("/")}`;
  await portal.text(path);
  await line.cut();
  await updateArticle(operator, id, { changes: { title: "Zwischen zwei Leitungen" }, substantive: true });
  await line.mend();
  await expect.poll(() => portal.text(path), { timeout: 15_000 }).toContain("Zwischen zwei Leitungen");
});

test("noise in addresses makes no new pages", async () => {
  const path = `/${(await addressOf(await makeLive())).join("/")}`;
  await portal.get(path);
  const before = await portal.metric("depesche_cache_renders_total");
  const noises = 200;
  for (let at = 0; at < noises; at++) await portal.get(`${path}?utm_source=x${at}&fbclid=${at}`);
  // Another spelling of the same path.
  await portal.get(`/%${path.charCodeAt(1).toString(16)}${path.slice(2)}`);
  // The lists around the new article may be rendered in the background meanwhile; noise would cost one each.
  const made = (await portal.metric("depesche_cache_renders_total")) - before;
  expect(made).toBeLessThan(noises / 10);
});

test("malformed, endless and broken-off requests hurt nobody", async () => {
  const { port } = new URL(portal.origin);
  const say = (text: string) =>
    new Promise<string>((resolve) => {
      let heard = "";
      const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
      socket.on("data", (chunk) => {
        heard += chunk;
        if (/\r\n\r\n/.test(heard)) setTimeout(() => socket.destroy(), 50);
      });
      socket.on("error", () => {});
      socket.on("close", () => resolve(heard));
    });
  const host = "Host: x\r\n";
  expect(await say(`GET / HTTP/1.1\r\n${host}X: ${"a".repeat(40_000)}\r\n\r\n`)).toContain(" 431 ");
  expect(await say("GET / HTTP/1.1\r\n\r\n")).toContain(" 400 ");
  expect(await say("\u0000\u0001\u0002\r\n\r\n")).toContain(" 400 ");
  expect(
    await say(`GET / HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`),
  ).toContain(" 400 ");
  // Two in one packet: both are answered, in order.
  const two = await say(
    `GET /robots.txt HTTP/1.1\r\n${host}\r\nGET /nix HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
  );
  expect(two.indexOf("200 OK")).toBeGreaterThanOrEqual(0);
  // Gone before the answer is whole.
  for (let at = 0; at < 20; at++) {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(`GET /?n=${at} HTTP/1.1\r\n${host}\r\n`);
      socket.destroy();
    });
    socket.on("error", () => {});
  }
  expect((await portal.get("/")).status).toBe(200);
});

test("whoever drips a request in byte by byte is let go", async () => {
  test.setTimeout(60_000);
  const { port } = new URL(portal.origin);
  const began = Date.now();
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: x\r\n"));
    const drip = setInterval(() => socket.write("X: y\r\n"), 500);
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(drip);
      resolve();
    });
  });
  expect(Date.now() - began).toBeLessThan(25_000);
});
