import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { publishArticle, withdrawArticle } from "#db/article-writes.ts";
import { claimPush, spreadPush } from "#db/push-messages.ts";
import { endPush, followByPush } from "#db/push-subscriptions.ts";
import { saveSettings } from "#db/settings.ts";
import { query } from "#db/testing/query.ts";
import { fresh, hoursAgo, makeDraft, makeSection, makeTopic, operator } from "#db/testing/rows.ts";
import { getPushKey } from "#db/vapid-keys.ts";
import { sendPushMessages } from "#jobs/push.ts";
import { grantSystem, grantVisitor } from "#lib/grant.ts";
import type { PushTopic, Quiet } from "#lib/push.ts";
import { makePushBrowser, type PushBrowser, readVapid } from "#lib/testing/push-browser.ts";

const system = grantSystem("test");

/** A push service that keeps what it is given, and answers each mailbox as it is told to. */
let service: Server;
let origin = "";
type Given = { path: string; headers: Record<string, string>; body: Buffer };
const given: Given[] = [];
const answers = new Map<string, [status: number, headers?: Record<string, string>]>();

beforeAll(async () => {
  service = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const { method, url: path = "", headers } = request;
    given.push({ path, headers: { ...(headers as Record<string, string>), method: `${method}` }, body });
    const [status, more] = answers.get(path) ?? [201];
    if (status > 0) response.writeHead(status, more).end();
  });
  await new Promise<void>((done) => service.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
beforeEach(async () => {
  given.length = 0;
  answers.clear();
  await query("DELETE FROM push_subscriptions");
  await query("DELETE FROM pgboss.job");
});
afterAll(() => {
  service.closeAllConnections();
  service.close();
});

type Box = PushBrowser & { path: string; by: ReturnType<typeof grantVisitor> };

async function browser(topics: PushTopic[], { quiet, at = origin }: { quiet?: Quiet; at?: string } = {}) {
  const path = `/${fresh("box")}`;
  const box: Box = { ...makePushBrowser(at + path), path, by: grantVisitor(fresh("address")) };
  for (const topic of topics)
    expect(await followByPush(box.by, { target: box.target, topic, quiet })).toBeNull();
  return box;
}

const send = (articleId?: number, options = {}) =>
  sendPushMessages({ articleId }, { allowLoopback: true, timeout: 2000, ...options });
const told = (box: Box) => given.filter(({ path }) => path === box.path).map(({ body }) => box.read(body));
const tags = (box: Box) => told(box).map(({ tag }) => tag);
const rows = (text: string) => query<Record<string, unknown>>(text);

/** Comes out now, as an editor publishes. */
async function publish(input: Parameters<typeof makeDraft>[0] = {}): Promise<number> {
  const id = await makeDraft(input);
  await publishArticle(operator, id, { related: false });
  return id;
}

async function publishIn(more: Parameters<typeof makeDraft>[0] = {}) {
  const sectionId = await makeSection();
  return { sectionId, topic: { kind: "section", ref: sectionId } as const, more: { sectionId, ...more } };
}

describe("publishing", () => {
  const jobs = () => rows("SELECT data FROM pgboss.job WHERE name = 'push'");

  it("has browsers told in the same transaction, the first time and of what is new", async () => {
    const id = await publish();
    expect(await jobs()).toEqual([{ data: { articleId: id } }]);
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    await publishArticle(operator, id, { related: false });
    const old = await makeDraft();
    await publishArticle(operator, old, { publishedAt: hoursAgo(1), related: false });
    expect(await jobs()).toHaveLength(1);
  });
});

describe("a message", () => {
  it("can be read by its browser alone, and says who sends it", async () => {
    await saveSettings(operator, { contactEmail: "redaktion@zeitung.example" });
    const { topic, more } = await publishIn({ title: "Brücke gesperrt", standfirst: "Bis Ende Mai." });
    const [box, other] = [await browser([topic]), await browser([{ kind: "topic", ref: await makeTopic() }])];
    const id = await publish(more);
    await send(id);
    expect(given).toHaveLength(1);
    expect(told(box)).toMatchObject([
      { title: "Brücke gesperrt", body: "Bis Ende Mai.", tag: `article-${id}` },
    ]);
    expect(() => other.read(given[0]?.body as Buffer)).toThrow();
    const headers = given[0]?.headers ?? {};
    expect(headers).toMatchObject({
      method: "POST",
      ttl: "86400",
      topic: `article-${id}`,
      urgency: "normal",
      "content-encoding": "aes128gcm",
    });
    const { claims, key } = readVapid(headers.authorization ?? "");
    expect(claims).toMatchObject({ aud: origin, sub: "mailto:redaktion@zeitung.example" });
    expect(claims.exp).toBeLessThanOrEqual(Date.now() / 1000 + 24 * 3600);
    expect(key).toBe(await getPushKey());
    expect(given[0]?.body.length).toBeLessThanOrEqual(4096);
  });

  it("comes once, however many topics match, however often and by however many it is sent", async () => {
    const { topic, more } = await publishIn({ topicIds: [await makeTopic()] });
    const child = await makeSection({ parentId: more.sectionId });
    const boxes = await Promise.all(
      Array.from({ length: 30 }, () => browser([topic, { kind: "topic", ref: more.topicIds?.[0] ?? 0 }])),
    );
    const id = await publish({ ...more, sectionId: child });
    await Promise.all([send(id), send(id), send(id)]);
    await send(id);
    expect(given).toHaveLength(30);
    for (const box of boxes) expect(told(box)[0]?.end.topics).toHaveLength(2);
  });

  it("is taken by one of several processes", async () => {
    const { topic, more } = await publishIn();
    for (let count = 0; count < 20; count++) await browser([topic]);
    const id = await publish(more);
    await spreadPush(system, id);
    const taken = await Promise.all([1, 2, 3, 4].map(() => claimPush(system, 20)));
    const rest = await claimPush(system, 20);
    const turns = [...taken.flat(), ...rest];
    expect(turns).toHaveLength(20);
    expect(new Set(turns.map((turn) => turn.id)).size).toBe(20);
  });

  it("does not come of what is withdrawn, old, or not followed any more by then", async () => {
    const { topic, more } = await publishIn();
    const box = await browser([topic, { kind: "topic", ref: await makeTopic() }]);
    const [withdrawn, old] = [await publish(more), await publish(more)];
    await withdrawArticle(operator, withdrawn, { reason: "Irrtum" });
    await send(withdrawn);
    await query(`UPDATE articles SET published_at = now() - interval '25 hours' WHERE id = ${old}`);
    await send(old);
    expect(given).toEqual([]);
    // Laid out, and then withdrawn before its turn.
    const late = await publish(more);
    answers.set(box.path, [503]);
    await send(late);
    await withdrawArticle(operator, late, { reason: "Irrtum" });
    await query("UPDATE push_messages SET due_at = now()");
    answers.clear();
    await send();
    expect(given).toHaveLength(1);
    const proof = { endpoint: box.target.endpoint, auth: box.target.keys.auth };
    expect(await endPush(box.by, proof, [topic])).toBe(1);
    await send(await publish(more));
    expect(given).toHaveLength(1);
  });

  it("waits for the end of an embargo", async () => {
    const { topic, more } = await publishIn();
    const box = await browser([topic]);
    const embargoUntil = new Date(Date.now() + 3_600_000);
    const id = await publish({ ...more, embargoUntil });
    await query("DELETE FROM pgboss.job");
    await send(id);
    expect(given).toEqual([]);
    const [job] = await rows("SELECT data, start_after AS at FROM pgboss.job WHERE name = 'push'");
    expect(job?.data).toEqual({ articleId: id });
    expect(new Date(`${job?.at}`).getTime()).toBeCloseTo(embargoUntil.getTime(), -4);
    await query(`UPDATE articles SET embargo_until = now() WHERE id = ${id}`);
    await send(id);
    expect(tags(box)).toEqual([`article-${id}`]);
  });
});

describe("quiet hours", () => {
  /** Lays the portal where it is this hour now: zones with a fixed distance, whose names count westwards. */
  async function makeItHour(hour: number): Promise<void> {
    const east = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
    await saveSettings(operator, { timeZone: `Etc/GMT${east > 0 ? "-" : "+"}${Math.abs(east)}` });
  }
  const sleeper = (topic: PushTopic, from: number, until: number) =>
    browser([topic], { quiet: { from, until } });
  afterEach(() => saveSettings(operator, { timeZone: "Europe/Berlin" }));

  it.each([
    [21, 22, 7, null],
    [22, 22, 7, 9],
    [23, 22, 7, 8],
    [0, 22, 7, 7],
    [6, 22, 7, 1],
    [7, 22, 7, null],
    [12, 13, 15, null],
    [13, 13, 15, 2],
    [15, 13, 15, null],
  ])("at %i, from %i to %i, hold for hours: %s", async (hour, from, until, hours) => {
    await makeItHour(hour);
    const { topic, more } = await publishIn();
    const box = await sleeper(topic, from, until);
    await send(await publish(more));
    expect(tags(box)).toHaveLength(hours === null ? 1 : 0);
    const due = await rows(
      `SELECT extract(epoch FROM due_at - date_trunc('hour', now()))::int / 3600.0 AS hours
       FROM push_messages WHERE claimed_at IS NULL`,
    );
    expect(due.map((one) => Number(one.hours))).toEqual(hours === null ? [] : [hours]);
  });

  it("hold what comes out, and give it at their end: three, and a word for the rest", async () => {
    const { topic, more } = await publishIn();
    await makeItHour(23);
    const [night, awake] = [await sleeper(topic, 22, 7), await sleeper(topic, 8, 12)];
    const ids: number[] = [];
    for (let count = 0; count < 5; count++) {
      ids.push(await publish(more));
      await send(ids.at(-1));
    }
    expect(tags(awake)).toHaveLength(5);
    expect(tags(night)).toEqual([]);
    await query("UPDATE push_messages SET due_at = now()");
    await send();
    expect(tags(night)).toEqual([]);
    // In the morning.
    await makeItHour(7);
    await query("UPDATE push_messages SET due_at = now() WHERE claimed_at IS NULL");
    await send();
    expect(tags(night)).toEqual(["more", ...ids.slice(2).map((id) => `article-${id}`)]);
    await send();
    expect(tags(night)).toHaveLength(4);
  });
});

describe("a mailbox that", () => {
  const kept = (box: Box) =>
    rows(`SELECT failures FROM push_subscriptions WHERE endpoint = '${box.target.endpoint}'`);

  it.each([404, 410])("is gone (%i) is forgotten with everything that was to go there", async (status) => {
    const { topic, more } = await publishIn();
    const box = await browser([topic]);
    answers.set(box.path, [status]);
    await send(await publish(more));
    expect(given).toHaveLength(1);
    expect(await kept(box)).toEqual([]);
    expect(await rows("SELECT FROM push_topics")).toEqual([]);
  });

  it.each([
    ["is full (429)", 429, { "Retry-After": "7200" }, 7200],
    ["fails (500)", 500, {}, 60],
    ["says nothing", 0, {}, 60],
  ])("%s is asked again later", async (_, status, headers, seconds) => {
    const { topic, more } = await publishIn();
    const box = await browser([topic]);
    answers.set(box.path, [status, headers as Record<string, string>]);
    const id = await publish(more);
    await send(id);
    await send(id);
    expect(given).toHaveLength(1);
    const [wait] = await rows(
      "SELECT extract(epoch FROM due_at - now()) AS seconds FROM push_messages WHERE claimed_at IS NULL",
    );
    expect(Math.abs(Number(wait?.seconds) - seconds)).toBeLessThan(30);
    answers.clear();
    await query("UPDATE push_messages SET due_at = now()");
    await send();
    await send();
    expect(tags(box)).toEqual([`article-${id}`, `article-${id}`]);
    expect(await kept(box)).toEqual([{ failures: 0 }]);
  });

  it("never answers is given up for an article after six tries, and for good after five articles", async () => {
    const { topic, more } = await publishIn();
    const box = await browser([topic]);
    answers.set(box.path, [503]);
    const id = await publish(more);
    await send(id);
    for (let time = 0; time < 8; time++) {
      await query("UPDATE push_messages SET due_at = now()");
      await send();
    }
    expect(given).toHaveLength(6);
    expect(await kept(box)).toEqual([{ failures: 1 }]);
    answers.set(box.path, [403]);
    for (let time = 0; time < 4; time++) {
      expect(await kept(box)).toHaveLength(1);
      await send(await publish(more));
    }
    expect(await kept(box)).toEqual([]);
  });

  it("leads inwards, or is not encrypted, is never asked", async () => {
    const { topic, more } = await publishIn();
    for (const at of [
      origin,
      "https://127.0.0.1",
      "https://10.0.0.7",
      "https://169.254.169.254",
      "http://8.8.8.8",
    ])
      await browser([topic], { at });
    const asked = vi.fn();
    service.on("connection", asked);
    await send(await publish(more), { allowLoopback: false });
    service.off("connection", asked);
    expect(asked).not.toHaveBeenCalled();
    expect(await rows("SELECT DISTINCT failures FROM push_subscriptions")).toEqual([{ failures: 1 }]);
  });

  it("redirects is not followed", async () => {
    const { topic, more } = await publishIn();
    const box = await browser([topic]);
    answers.set(box.path, [307, { Location: "/elsewhere" }]);
    await send(await publish(more));
    expect(given.map(({ path }) => path)).toEqual([box.path]);
    expect(await kept(box)).toEqual([{ failures: 1 }]);
  });
});
