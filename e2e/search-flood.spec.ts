import { expect, test } from "@playwright/test";
import { whileLocked } from "#db/testing/locked.ts";
import { query } from "#db/testing/query.ts";
import { addressOf, makeLive, paragraphs } from "#db/testing/rows.ts";
import type { OwnPortal } from "#e2e/own-portal.ts";
import { portalForFile } from "#e2e/portal-for-file.ts";
import { SEARCHES_IN_WINDOW } from "#lib/search/limits.ts";

/** What everybody else gets while somebody asks for more searches than can be answered. */
let portal: OwnPortal;

/** What every search reads. */
const SEARCHED = "article_words, lexemes";

test.describe.configure({ mode: "default" });

portalForFile((opened) => {
  portal = opened;
});

const search = (words: string, headers?: Record<string, string>) =>
  portal.get(`/search?q=${encodeURIComponent(words)}`, headers);

test("searches that take too long: other pages answer at once, the rest hears when to come back, then all is well", async () => {
  const pages = await Promise.all(
    [1, 2, 3, 4, 5].map(async (n) =>
      addressOf(await makeLive({ title: `Laternenfest ${n}`, body: paragraphs("Ein Satz.") })),
    ),
  );
  expect((await search("Laternenfest")).status).toBe(200);

  // Whoever searches now waits for this lock.
  const answers = await whileLocked(SEARCHED, async () => {
    const began = Date.now();
    const flood = Array.from({ length: 60 }, async (_, n) => {
      const answer = await search(`Laternenfest wort${n}`);
      return { answer, took: Date.now() - began, text: await answer.text() };
    });
    await new Promise((done) => setTimeout(done, 300));
    for (const page of pages) {
      const asked = Date.now();
      expect((await portal.get(`/${page.join("/")}`)).status).toBe(200);
      expect(Date.now() - asked).toBeLessThan(1_500);
    }
    const [waiting] = await query<{ n: number }>(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    );
    expect(waiting?.n).toBeGreaterThan(0);
    expect(waiting?.n).toBeLessThanOrEqual(4);
    return Promise.all(flood);
  });
  for (const { answer, text } of answers) {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(text).toContain("Diese Suche dauert gerade zu lange");
  }
  // Most of them are not kept waiting.
  expect(answers.filter(({ took }) => took < 2_000).length).toBeGreaterThan(30);

  await expect.poll(async () => (await search("Laternenfest wort1")).status).toBe(200);
  expect(await (await search("Laternenfest")).text()).toContain("Laternenfest 5");
  const stuck = `SELECT query FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`;
  await expect.poll(() => query(stuck)).toEqual([]);
});

test("suggestions and feeds of a search are told the same", async () => {
  const paths = ["/search/suggest?q=later", "/feed.xml?q=Laternenfest+zwei"];
  await whileLocked(SEARCHED, async () => {
    for (const path of paths) {
      const answer = await portal.get(path);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
  });
  for (const path of paths) expect((await portal.get(path)).status).toBe(200);
});

test("who searches on and on gets a page that says so", async () => {
  const from = { "X-Forwarded-For": "203.0.113.5" };
  for (let n = 0; n < SEARCHES_IN_WINDOW.search; n++) await search(`Laterne ${n}`, from);
  const refused = await search("Laterne noch eine", from);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("60");
  expect(refused.headers.get("set-cookie")).toBeNull();
  const text = await refused.text();
  expect(text).toContain("Sehr viele Suchen auf einmal");
  expect(text).toContain("<footer");
  expect((await search("Laterne noch eine", { "X-Forwarded-For": "203.0.113.6" })).status).toBe(200);
  expect((await portal.get("/", from)).status).toBe(200);
});

test("searches nobody has asked for before leave what is read in memory", async () => {
  await portal.get("/");
  for (let n = 0; n < 300; n++) await search(`Irrgarten ${n}`);
  const renders = await portal.metric("depesche_cache_renders_total");
  await portal.get("/");
  expect(await portal.metric("depesche_cache_renders_total")).toBe(renders);
});
