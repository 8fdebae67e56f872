import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { publishArticle, updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { transaction } from "#db/client.ts";
import { addCorrection } from "#db/corrections.ts";
import { deleteExpired } from "#db/housekeeping.ts";
import { makeLiveBlog, writeEntry } from "#db/live-entries.ts";
import { listPings, listPingTargets } from "#db/ping-list.ts";
import { claimPingTargets } from "#db/ping-sending.ts";
import { saveSettings } from "#db/settings.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { query } from "#db/testing/query.ts";
import {
  addressOf,
  hoursAgo,
  makeAuthor,
  makeDraft,
  makeSection,
  makeTopic,
  operator,
} from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { sendPings } from "#jobs/pings.ts";
import { env } from "#lib/env.ts";
import { grantSystem, grantWriter } from "#lib/grant.ts";
import { indexNowKey } from "#lib/indexnow.ts";
import { log } from "#lib/log.ts";
import { absolute, paths } from "#lib/paths.ts";
import { pingTargetsOf } from "#lib/pings.ts";
import type { Admin, Writer } from "#lib/proof.ts";

const HUB = "https://hub.example/";
const OTHER = "https://other.example/publish";
const ENGINE = "https://api.indexnow.org/indexnow";

/** Of an article that stands in one section and nowhere else: the portal's and the section's, in three formats. */
const FEEDS = 6;

type Call = { path: string; type: string; body: string };
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Hubs and search engines, on a listener of this machine: the path begins with the host that was meant. */
let server: Server;
let origin = "";
let calls: Call[] = [];
const answers = new Map<string, Answer>();
let admin: Admin;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const path = request.url ?? "";
    const type = request.headers["content-type"] ?? "";
    calls.push({ path, type, body: Buffer.concat(pieces).toString() });
    const answer = answers.get(path) ?? status(204);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  admin = await makeAdmin();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const status =
  (code: number, headers: Record<string, string> = {}, body = ""): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end(body);
const at = (target: string) => target.replace("https:/", "");
const answer = (target: string, how: Answer) => answers.set(at(target), how);

const sender = {
  allowLoopback: true,
  timeout: 1500,
  through: (address: string) => address.replace("https:/", origin),
};
const run = () => sendPings(sender);
/** As if the minutes had passed. */
const wait = (minutes: number) =>
  query(
    `UPDATE ping_targets SET not_before = not_before - interval '${minutes} minutes', claimed_at = claimed_at - interval '${minutes} minutes'`,
  );
const dueNow = () => query("UPDATE waiting_pings SET due_at = now()");
const waiting = () => query<{ path: string }>("SELECT path FROM waiting_pings ORDER BY id");
const logged = async () => (await listPings(admin, null)).pings.toReversed();
const targetState = async (target: string) =>
  (await listPingTargets(admin)).find((state) => state.target === target);

const own = (path: string) => absolute(env().SITE_URL, path);
const feedsTold = (target: string) =>
  calls.filter(({ path }) => path === at(target)).map(({ body }) => new URLSearchParams(body).get("hub.url"));
const pagesTold = () =>
  calls.filter(({ path }) => path === at(ENGINE)).map(({ body }) => JSON.parse(body).urlList as string[]);

const publish = async (input: Parameters<typeof makeDraft>[0] = {}) => {
  const id = await makeDraft(input);
  await publishArticle(operator, id);
  return id;
};
const pageOf = async (id: number) => {
  const [section, slug] = await addressOf(id);
  return own(paths.article({ slug, section: { slug: section } }));
};

beforeEach(async () => {
  for (const table of ["waiting_pings", "ping_targets", "pings"]) await query(`DELETE FROM ${table}`);
  await query("DELETE FROM pgboss.job");
  await saveSettings(operator, { webSubHubs: [HUB], indexNow: true });
  answers.clear();
  calls = [];
  vi.spyOn(log(), "warn").mockReturnValue();
});
afterEach(() => vi.restoreAllMocks());

it("tells nobody unless the house has chosen so, and forgets who is not among the settings any more", async () => {
  await saveSettings(operator, { webSubHubs: [], indexNow: false });
  await publish();
  expect(await waiting()).toEqual([]);
  await saveSettings(operator, { webSubHubs: [HUB] });
  await publish();
  expect(await waiting()).not.toEqual([]);
  await saveSettings(operator, { webSubHubs: [] });
  await run();
  expect([calls, await waiting(), await logged()]).toEqual([[], [], []]);
});

it("tells a hub of every feed in which an article appears, and search engines of its page", async () => {
  const parentId = await makeSection({ slug: "wirtschaft" });
  const sectionId = await makeSection({ slug: "börse", parentId });
  const [topic, author] = [await makeTopic("Zinsen"), await makeAuthor("ina")];
  const id = await publish({ sectionId, topicIds: [topic], authors: [{ authorId: author }] });
  await run();
  const lists = ["", "/b%C3%B6rse", "/wirtschaft", "/topic/zinsen", "/author/ina"];
  const feeds = lists.flatMap((path) =>
    ["xml", "atom", "json"].map((format) => own(`${path}/feed.${format}`)),
  );
  expect(feedsTold(HUB).toSorted()).toEqual(feeds.toSorted());
  const [first] = calls.filter(({ path }) => path === at(HUB));
  expect(first?.type).toBe("application/x-www-form-urlencoded");
  const fields = new URLSearchParams(first?.body);
  expect(fields.get("hub.mode")).toBe("publish");
  expect(fields.get("hub.topic")).toBe(fields.get("hub.url"));

  const key = indexNowKey();
  expect(key).toMatch(/^[a-zA-Z0-9-]{8,128}$/);
  const told = calls.filter(({ path }) => path === at(ENGINE));
  expect(told).toHaveLength(1);
  expect(told[0]?.type).toBe("application/json; charset=utf-8");
  expect(JSON.parse(told[0]?.body ?? "")).toEqual({
    host: new URL(env().SITE_URL).host,
    key,
    keyLocation: own(`/${key}.txt`),
    urlList: [await pageOf(id)],
  });
  expect(await waiting()).toEqual([]);
  const log = await logged();
  expect(log).toHaveLength(16);
  expect(log.every((ping) => ping.status === 204 && ping.articleId === id && ping.urls === 1)).toBe(true);
  await wait(5);
  await run();
  expect(calls).toHaveLength(16);
});

it.each([200, 202, 204])("%i is taken", async (code) => {
  for (const target of [HUB, ENGINE]) answer(target, status(code, {}, "Danke\r\n"));
  await publish();
  await run();
  expect(await waiting()).toEqual([]);
  expect((await logged())[0]).toMatchObject({ status: code, answer: code === 204 ? "" : "Danke" });
  expect(await targetState(HUB)).toMatchObject({ failures: 0, refusal: "", waiting: 0 });
});

describe("what is told of", () => {
  it("a change in substance and a correction, not a silent one", async () => {
    const id = await publish();
    await run();
    calls = [];
    await updateArticle(operator, id, { changes: { title: "Still" }, substantive: false });
    expect(await waiting()).toEqual([]);
    await updateArticle(operator, id, { changes: { title: "Neu" }, substantive: true });
    await wait(2);
    await run();
    expect(pagesTold()).toEqual([[await pageOf(id)]]);
    expect(feedsTold(HUB)).toContain(`${await pageOf(id)}/feed.xml`);
    calls = [];
    await addCorrection(operator, { articleId: id, kind: "correction", text: "Es waren zwei." });
    await wait(2);
    await run();
    expect(pagesTold()).toEqual([[await pageOf(id)]]);
    expect(feedsTold(HUB)).toContain(own("/corrections/feed.xml"));
  });

  it("a new address with the old one, and a withdrawal", async () => {
    const id = await publish();
    const before = await pageOf(id);
    await updateArticle(operator, id, { changes: { slug: "anderswo" }, substantive: false });
    await run();
    const after = await pageOf(id);
    expect(pagesTold().map((urls) => urls.toSorted())).toEqual([[before, after].toSorted()]);
    for (const page of [before, after]) expect(feedsTold(HUB)).toContain(`${page}/feed.atom`);
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    await wait(2);
    calls = [];
    await run();
    expect(pagesTold()).toEqual([[after]]);
    expect(feedsTold(HUB)).toContain(own("/feed.xml"));
  });

  it("nothing that is hidden from search engines", async () => {
    const id = await publish({ hideFromSearchEngines: true });
    await updateArticle(operator, id, { changes: { slug: "verborgen" }, substantive: true });
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    await publish().then((other) =>
      updateArticle(operator, other, { changes: { hideFromSearchEngines: true }, substantive: false }),
    );
    await run();
    expect(pagesTold()).toEqual([]);
    expect(feedsTold(HUB)).toContain(own("/feed.xml"));
  });

  it("nothing before an embargo ends, and then once", async () => {
    const embargoUntil = new Date(Date.now() + 3_600_000);
    const id = await publish({ embargoUntil });
    await run();
    // Also where the clock of the queue were ahead.
    await dueNow();
    await run();
    expect(calls).toEqual([]);
    const soon = new Date(Date.now() + 4000);
    await updateArticle(operator, id, { changes: { embargoUntil: soon }, substantive: false });
    const jobs = await query(
      `SELECT FROM pgboss.job WHERE name = 'pings' AND start_after = '${soon.toISOString()}'`,
    );
    expect(jobs).toHaveLength(1);
    await run();
    expect(calls).toEqual([]);
    await vi.waitFor(async () => {
      await run();
      expect(pagesTold()).toEqual([[await pageOf(id)]]);
    }, 20_000);
    await wait(10);
    await run();
    expect(pagesTold()).toHaveLength(1);
  });

  it("nothing that was taken back before, and nothing that comes in with a past", async () => {
    const id = await publish({ embargoUntil: new Date(Date.now() + 3_600_000) });
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    await dueNow();
    const old = await makeDraft();
    await publishArticle(operator, old, { publishedAt: hoursAgo(1) });
    await run();
    expect(calls).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it("a live blog that goes on: hubs at once, search engines later and once for all", async () => {
    const viewer = await makeViewer({ role: "editor" });
    const writer = grantWriter(viewer) as Writer;
    const id = await publish();
    await makeLiveBlog(writer, id);
    await run();
    calls = [];
    await wait(2);
    for (const text of ["Eins.", "Zwei.", "Drei."])
      await writeEntry(writer, id, { title: "", text, keyEvent: false, once: "" });
    await run();
    expect(feedsTold(HUB)).toContain(own("/feed.xml"));
    expect(pagesTold()).toEqual([]);
    await query("UPDATE waiting_pings SET due_at = due_at - interval '10 minutes'");
    await run();
    expect(pagesTold()).toEqual([[await pageOf(id)]]);
  });
});

it("tells of twenty articles within a minute at once: each feed once, all pages together", async () => {
  const sectionId = await makeSection();
  const first = await publish({ sectionId });
  await run();
  expect(feedsTold(HUB).filter((url) => url === own("/feed.xml"))).toHaveLength(1);
  const more: number[] = [];
  for (let count = 1; count < 20; count++) {
    more.push(await publish({ sectionId }));
    await run();
  }
  expect(feedsTold(HUB).filter((url) => url === own("/feed.xml"))).toHaveLength(1);
  await wait(1);
  await run();
  expect(feedsTold(HUB).filter((url) => url === own("/feed.xml"))).toHaveLength(2);
  expect(feedsTold(HUB)).toHaveLength(2 * FEEDS);
  expect(pagesTold().map((urls) => urls.length)).toEqual([1, 19]);
  expect(pagesTold()[1]).not.toContain(await pageOf(first));
  expect((await logged()).at(-1)?.urls ?? 0).toBeGreaterThan(0);
  expect((await logged()).map(({ urls }) => urls)).toContain(19);
});

describe("who does not take it", () => {
  const secondsLeft = async (target: string) =>
    (new Date((await targetState(target))?.notBefore ?? 0).getTime() - Date.now()) / 1000;

  it.each<[string, Answer, Partial<{ status: number | null; answer: RegExp }>]>([
    ["500", status(500, {}, "<h1>Oops</h1>"), { status: 500, answer: /^<h1>Oops<\/h1>$/ }],
    ["503", status(503), { status: 503 }],
    ["429", status(429), { status: 429 }],
    ["nothing", () => {}, { status: null, answer: /^timeout: / }],
    [
      "a line that breaks",
      (request) => void request.socket.destroy(),
      { status: null, answer: /^unreachable: / },
    ],
  ])("with %s is called again later, and then told once", async (_, how, expected) => {
    answer(HUB, how);
    const id = await publish();
    await run();
    expect(calls.filter(({ path }) => path === at(HUB))).toHaveLength(1);
    const [failed] = (await logged()).filter(({ kind }) => kind === "websub");
    expect(failed?.status).toBe(expected.status);
    expect(failed?.answer).toMatch(expected.answer ?? /^$/);
    expect(await targetState(HUB)).toMatchObject({ failures: 1, refusal: "" });
    expect(await secondsLeft(HUB)).toBeGreaterThan(50);
    await run();
    await wait(1);
    await run();
    expect(calls.filter(({ path }) => path === at(HUB))).toHaveLength(2);
    expect(await targetState(HUB)).toMatchObject({ failures: 2 });
    expect(await secondsLeft(HUB)).toBeGreaterThan(110);
    // The search engine has heard of it meanwhile.
    expect(pagesTold()).toEqual([[await pageOf(id)]]);
    answers.clear();
    calls = [];
    await wait(2);
    await run();
    expect(feedsTold(HUB).toSorted()).toEqual([...new Set(feedsTold(HUB))].toSorted());
    expect(feedsTold(HUB)).toContain(own("/feed.xml"));
    expect(await targetState(HUB)).toMatchObject({ failures: 0, waiting: 0 });
  });

  it("with 429 and Retry-After is left alone for as long as it says", async () => {
    answer(ENGINE, status(429, { "Retry-After": "1800" }));
    await publish();
    await run();
    expect(await secondsLeft(ENGINE)).toBeGreaterThan(1750);
    const jobs = await query<{ seconds: number }>(
      "SELECT extract(epoch FROM start_after - now())::int AS seconds FROM pgboss.job WHERE name = 'pings' ORDER BY start_after DESC LIMIT 1",
    );
    expect(jobs[0]?.seconds).toBeGreaterThan(1750);
    await publish();
    await run();
    expect(pagesTold()).toHaveLength(1);
    answers.clear();
    await wait(30);
    await run();
    expect(pagesTold().map((urls) => urls.length)).toEqual([1, 2]);
  });

  it("for a day is given up; what waited while the portal was down is not", async () => {
    answer(HUB, status(500));
    await publish();
    await query("UPDATE waiting_pings SET due_at = due_at - interval '25 hours'");
    await run();
    expect(feedsTold(HUB)).toHaveLength(1);
    expect(await targetState(HUB)).toMatchObject({ failures: 1 });
    await run();
    expect(await waiting()).toEqual([]);
  });

  it.each([403, 422, 400, 404, 410])(
    "with %i is set up wrongly: logged, and not called again for it",
    async (code) => {
      for (const target of [HUB, ENGINE]) answer(target, status(code, {}, "no such key"));
      await publish();
      await run();
      expect(await waiting()).toEqual([]);
      expect(await targetState(ENGINE)).toMatchObject({ failures: 0, refusal: `${code} no such key` });
      const called = calls.length;
      await wait(60);
      await run();
      expect(calls).toHaveLength(called);
      expect((await logged()).every((ping) => ping.status === code)).toBe(true);
      answers.clear();
      await publish();
      await run();
      expect(await targetState(ENGINE)).toMatchObject({ refusal: "" });
      expect(await targetState(HUB)).toMatchObject({ refusal: "" });
    },
  );

  it("for one feed alone says so, whatever the next is answered", async () => {
    let first = true;
    answer(HUB, (request, response) => {
      status(first ? 404 : 204)(request, response);
      first = false;
    });
    await publish();
    await run();
    expect(feedsTold(HUB)).toHaveLength(FEEDS);
    expect(await targetState(HUB)).toMatchObject({ refusal: "404" });
  });

  it("leads nobody on: a redirect is not followed, whether it leads inwards or not", async () => {
    answer(HUB, status(307, { Location: `${origin}/secret` }));
    answer(ENGINE, status(302, { Location: "http://169.254.169.254/latest" }));
    await publish();
    await run();
    expect(calls.some(({ path }) => path === "/secret")).toBe(false);
    const [log] = (await logged()).filter(({ kind }) => kind === "indexnow");
    expect(log).toMatchObject({ status: 302, answer: "→ http://169.254.169.254/latest" });
    expect(await targetState(HUB)).toMatchObject({ refusal: expect.stringMatching(/^307 → /) });
    expect(await waiting()).toEqual([]);
  });

  it("is nobody of this network", async () => {
    await publish();
    await sendPings({ ...sender, allowLoopback: false });
    expect((await logged()).every(({ answer }) => /^address: /.test(answer))).toBe(true);
    await wait(1);
    await publish();
    await sendPings({ timeout: 300, through: () => "https://127.0.0.1/" });
    expect((await logged()).at(-1)).toMatchObject({ status: null, answer: "internal: 127.0.0.1" });
    expect(await logged()).toHaveLength(2 * FEEDS + 2);
    expect(calls).toEqual([]);
  });

  it("says much: the log keeps one short line", async () => {
    answer(HUB, (_, response) => {
      response.writeHead(200);
      response.write(`\u001b[2J<script>alert(1)</script>\n${"x".repeat(100_000)}`);
    });
    await publish();
    await run();
    const [log] = (await logged()).filter(({ kind }) => kind === "websub");
    expect(log?.status).toBe(200);
    expect(log?.answer).toMatch(/^\[2J<script>alert\(1\)<\/script> x+$/);
    expect(log?.answer).toHaveLength(300);
  });
});

it("delays no publication, however long a hub hangs, and no other hub", async () => {
  await saveSettings(operator, { webSubHubs: [HUB, OTHER] });
  const hanging: ServerResponse[] = [];
  answer(HUB, (_, response) => void hanging.push(response));
  await publish();
  const running = sendPings({ ...sender, timeout: 30_000 });
  await vi.waitFor(() => expect(hanging).toHaveLength(1), 10_000);
  const id = await publish();
  await withdrawArticle(operator, id, { reason: "Irrtum" });
  await vi.waitFor(() => expect(feedsTold(OTHER)).toContain(own("/feed.xml")), 10_000);
  expect(hanging.map(({ destroyed }) => destroyed)).toEqual([false]);
  for (const response of hanging) response.destroy();
  await running;
  expect(await targetState(HUB)).toMatchObject({ failures: 1 });
  expect(await targetState(OTHER)).toMatchObject({ failures: 0 });
});

describe("once", () => {
  it("also where two processes look at the same time", async () => {
    await publish();
    await Promise.all([run(), run(), run()]);
    expect(feedsTold(HUB)).toHaveLength(FEEDS);
    expect(pagesTold()).toHaveLength(1);
  });

  it("when the process that published is killed before anybody was told", async () => {
    const id = await makeDraft();
    const program = `
      import { publishArticle } from "#db/article-writes.ts";
      import { grantOperator } from "#lib/grant.ts";
      await publishArticle(grantOperator("test"), ${id});
      console.log("published");
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      env: { ...process.env, DATABASE_URL: env().DATABASE_URL },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(calls).toEqual([]);
    expect(await query("SELECT FROM pgboss.job WHERE name = 'pings'")).toHaveLength(1);
    await run();
    await wait(5);
    await run();
    expect(feedsTold(HUB)).toHaveLength(FEEDS);
    expect(pagesTold()).toEqual([[await pageOf(id)]]);
  });

  it("and by another, when the process that was telling has died", async () => {
    await publish();
    const targets = pingTargetsOf({ webSubHubs: [HUB], indexNow: true, indexNowUrl: ENGINE });
    expect((await claimPingTargets(grantSystem("test"), targets)).turns).toHaveLength(2);
    await run();
    await wait(1);
    await run();
    expect(calls).toEqual([]);
    await wait(2);
    await run();
    expect(pagesTold()).toHaveLength(1);
    expect(feedsTold(HUB)).toHaveLength(FEEDS);
  });

  it("and not at all when the publication was taken back with its transaction", async () => {
    const id = await makeDraft();
    const failing = transaction(async (tx) => {
      await publishArticle(operator, id, { tx });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    await run();
    expect(calls).toEqual([]);
  });
});

it("keeps the log for thirty days", async () => {
  await publish();
  await run();
  const all = (await logged()).length;
  await query("UPDATE pings SET created_at = now() - interval '31 days' WHERE kind = 'websub'");
  expect(await deleteExpired(grantSystem("test"))).toMatchObject({ pings: all - 1 });
  expect(await logged()).toHaveLength(1);
});
