import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { updateArticle } from "#db/article-writes.ts";
import { collectLinks } from "#db/link-sources.ts";
import { saveSettings } from "#db/settings.ts";
import { linkTo } from "#db/testing/linked.ts";
import { query } from "#db/testing/query.ts";
import { makeLive, operator } from "#db/testing/rows.ts";
import { checkForeignLinks, checkLink } from "#jobs/link-checks.ts";
import { watchLinks } from "#jobs/links.ts";
import { grantSystem } from "#lib/grant.ts";
import { hostTurns } from "#lib/host-turns.ts";

/** A house that answers in every way in which houses answer. */
let server: Server;
let origin = "";
let asked: { method: string; path: string; agent: string; at: number }[] = [];
let open = 0;
let mostOpen = 0;

const only =
  (method: string, status: number): ((req: IncomingMessage, res: ServerResponse) => void) =>
  (req, res) =>
    res.writeHead(req.method === method ? 200 : status).end();
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (_: unknown, res: ServerResponse) =>
    res.writeHead(code, headers).end();
const to = (code: number, Location: string) => status(code, { Location });

const routes: Record<string, (req: IncomingMessage, res: ServerResponse) => void> = {
  "/fine": status(200),
  "/missing": status(404),
  "/gone": status(410),
  "/failing": status(500),
  "/slow": () => {},
  "/wall": status(403),
  "/paid": status(401),
  "/busy": status(429, { "Retry-After": "172800" }),
  "/no-head": only("GET", 405),
  "/no-head-at-all": only("GET", 501),
  "/head-forbidden": only("GET", 403),
  "/circle": to(302, "/circle-too"),
  "/circle-too": to(301, "/circle"),
  "/moved": to(301, "/moved-again"),
  "/moved-again": to(308, "/fine"),
  "/for-now": to(302, "/fine"),
  "/first-for-now": to(307, "/moved"),
  "/moved-away": to(301, "/missing"),
  "/inside": to(302, "http://192.168.0.1/geheim"),
  "/long": (req, res) => {
    if (req.method === "HEAD") res.writeHead(405).end();
    else res.writeHead(200).write("x".repeat(100_000));
  },
};

beforeAll(async () => {
  server = createServer((req, res) => {
    const path = req.url ?? "";
    asked.push({
      method: req.method ?? "",
      path,
      agent: req.headers["user-agent"] ?? "",
      at: performance.now(),
    });
    mostOpen = Math.max(mostOpen, ++open);
    res.on("close", () => open--);
    routes[path]?.(req, res);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const PAUSE = 20;
const options = { allowLoopback: true, turn: hostTurns(PAUSE), timeout: 1500 };
const run = (more: { now?: Date } = {}) => checkForeignLinks({ ...options, ...more });

async function link(...paths: string[]): Promise<number> {
  const id = await makeLive({ body: linkTo(...paths.map((path) => new URL(path, origin).href)) });
  await collectLinks(grantSystem("links"));
  return id;
}

type Row = {
  id: number;
  verdict: string;
  fault: string | null;
  status: number | null;
  movedTo: string | null;
};
async function known(): Promise<Record<string, Row>> {
  const rows = await query<Row & { url: string }>(
    `SELECT id, url, verdict, fault, status, moved_to AS "movedTo" FROM links`,
  );
  return Object.fromEntries(rows.map(({ url, ...row }) => [url.replace(origin, ""), row]));
}

beforeEach(async () => {
  await query("DELETE FROM links");
  await query("DELETE FROM articles");
  await saveSettings(operator, { checkForeignLinks: true });
  asked = [];
  mostOpen = 0;
});

it("asks nobody unless the house has chosen so, and forgets what it knew when it no longer does", async () => {
  await saveSettings(operator, { checkForeignLinks: false });
  await link("/missing");
  await run();
  expect(asked).toEqual([]);
  const id = (await known())["/missing"]?.id ?? 0;
  await expect(checkLink(id, options)).rejects.toMatchObject({ code: "links-off" });
  expect(asked).toEqual([]);
  await saveSettings(operator, { checkForeignLinks: true });
  await run();
  expect((await known())["/missing"]?.verdict).toBe("broken");
  await saveSettings(operator, { checkForeignLinks: false });
  await run();
  expect((await known())["/missing"]?.verdict).toBe("unchecked");
});

it.each<[string, Partial<Row>]>([
  ["/fine", { verdict: "fine", status: 200 }],
  ["/long", { verdict: "fine", status: 200 }],
  ["/missing", { verdict: "broken", fault: "missing" }],
  ["/gone", { verdict: "broken", fault: "gone" }],
  ["/failing", { verdict: "failing", fault: "server", status: 500 }],
  ["/slow", { verdict: "failing", fault: "timeout" }],
  ["/wall", { verdict: "unclear", status: 403 }],
  ["/paid", { verdict: "unclear", status: 401 }],
  ["/busy", { verdict: "unclear", status: 429 }],
  ["/no-head", { verdict: "fine" }],
  ["/no-head-at-all", { verdict: "fine" }],
  ["/head-forbidden", { verdict: "fine" }],
  ["/circle", { verdict: "broken", fault: "redirects" }],
  ["/for-now", { verdict: "fine", movedTo: null }],
  ["/first-for-now", { verdict: "fine", movedTo: null }],
  ["/moved-away", { verdict: "broken", fault: "missing", movedTo: null }],
  ["/inside", { verdict: "unclear" }],
  ["http://127.0.0.1:1/nobody", { verdict: "failing", fault: "unreachable" }],
  ["http://no-such-host.invalid/", { verdict: "failing", fault: "unreachable" }],
])("%s is %j", async (path, expected) => {
  await link(path);
  await run();
  expect((await known())[path]).toMatchObject(expected);
});

it("names where something moved for good", async () => {
  await link("/moved");
  await run();
  expect((await known())["/moved"]).toMatchObject({ verdict: "moved", movedTo: `${origin}/fine` });
});

it("goes into no private network, however it is led there", async () => {
  await link("/fine");
  await checkForeignLinks({ ...options, allowLoopback: false });
  expect(asked).toEqual([]);
  expect((await known())["/fine"]?.verdict).toBe("unclear");
});

it("takes what fails for broken on the third day and asks on every day until then", async () => {
  await link("/failing");
  const days = ["2026-11-28", "2026-11-28", "2026-11-29", "2026-11-30"];
  const verdicts: unknown[] = [];
  for (const day of days) {
    await run({ now: new Date(`${day}T04:23:00Z`) });
    verdicts.push((await known())["/failing"]?.verdict);
    await query("UPDATE links SET due_at = due_at - interval '1 day'");
  }
  expect(verdicts).toEqual(["failing", "failing", "failing", "broken"]);
  expect(asked).toHaveLength(4);
});

describe("politeness", () => {
  it("says who asks, one question at a time, with a pause, and reads nothing", async () => {
    await link("/fine", "/missing", "/gone", "/no-head");
    await run();
    expect(asked).toHaveLength(5);
    expect(mostOpen).toBe(1);
    expect(asked.every(({ agent }) => /^Depesche link check \(\+https?:\/\/.+\)$/.test(agent))).toBe(true);
    const gaps = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(PAUSE - 2);
    expect(asked.filter(({ method }) => method === "GET").map(({ path }) => path)).toEqual(["/no-head"]);
  });

  it("leaves a host alone that says it is too much, for as long as it says", async () => {
    await link("/busy");
    await link("/fine", "/missing");
    await query("UPDATE links SET due_at = now() - interval '1 hour' WHERE url LIKE '%/busy'");
    await run();
    expect(asked.map(({ path }) => path)).toEqual(["/busy"]);
    await run();
    await query("UPDATE links SET due_at = due_at - interval '1 day'");
    await run();
    expect(asked).toHaveLength(1);
    await query("UPDATE links SET due_at = due_at - interval '25 hours'");
    await run();
    expect(asked.length).toBeGreaterThan(1);
  });

  it("is not taken up again in the same night by one that asks for a second", async () => {
    routes["/hurried"] = status(503, { "Retry-After": "0" });
    await link("/hurried", "/fine", "/missing");
    await query("UPDATE links SET due_at = now() - interval '1 hour' WHERE url LIKE '%/hurried'");
    await run();
    expect(asked.map(({ path }) => path)).toEqual(["/hurried"]);
  });

  it("asks one host no more than so often in a run", async () => {
    await link(...Array.from({ length: 70 }, (_, n) => `/missing?n=${n}`));
    for (let n = 0; n < 70; n++) routes[`/missing?n=${n}`] = status(404);
    await checkForeignLinks({ ...options, turn: hostTurns(0) });
    expect(asked).toHaveLength(60);
    await checkForeignLinks({ ...options, turn: hostTurns(0) });
    expect(asked).toHaveLength(60);
    await query("UPDATE links SET due_at = due_at - interval '1 day'");
    await checkForeignLinks({ ...options, turn: hostTurns(0) });
    expect(asked).toHaveLength(70);
  });

  it("lets others have their turn behind one with more links than fit in a list", async () => {
    await link(...Array.from({ length: 80 }, (_, n) => `/missing?n=${n}`));
    await query("UPDATE links SET due_at = now() - interval '1 hour'");
    for (let n = 0; n < 80; n++) routes[`/missing?n=${n}`] = status(404);
    await link(`${origin.replace("127.0.0.1", "localhost")}/fine`);
    await checkForeignLinks({ ...options, turn: hostTurns(0), most: 65 });
    expect(asked).toHaveLength(61);
    expect(asked.at(-1)?.path).toBe("/fine");
  });
});

describe("one link, when somebody asks", () => {
  it("is asked for at once, due or not", async () => {
    await link("/missing");
    await run();
    const id = (await known())["/missing"]?.id ?? 0;
    routes["/missing"] = status(200);
    expect(await checkLink(id, options)).toBe("fine");
    routes["/missing"] = status(404);
    expect(await checkLink(id, options)).toBe("broken");
  });

  it("goes when no text has it any more, without a question", async () => {
    const articleId = await link("/missing");
    const id = (await known())["/missing"]?.id ?? 0;
    await updateArticle(operator, articleId, { changes: { body: linkTo("/") }, substantive: false });
    expect(await checkLink(id, options)).toBeNull();
    expect(asked).toEqual([]);
    expect(await checkLink(id, options)).toBeNull();
  });

  it("of our own is looked up, and nobody is asked", async () => {
    await makeLive({ body: linkTo("/nirgends/hin") });
    await watchLinks();
    const before = await known();
    expect(before["/nirgends/hin"]).toMatchObject({ verdict: "broken", fault: "missing" });
    expect(await checkLink(before["/nirgends/hin"]?.id ?? 0, options)).toBe("broken");
    expect(asked).toEqual([]);
  });
});
