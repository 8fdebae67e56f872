import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { publishArticle, updateArticle } from "#db/article-writes.ts";
import { query } from "#db/testing/query.ts";
import { makeDraft, makeLive, makeSection, operator } from "#db/testing/rows.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";
import { signedInAt } from "#e2e/signed-in.ts";
import { expectUsable } from "#e2e/usable.ts";
import { indexNowKey } from "#lib/indexnow.ts";
import { paths } from "#lib/paths.ts";

/** A portal of its own: hubs stand in every feed. Names that are nobody's (RFC 6761), so nobody is called. */
const HUB = "https://hub.invalid/publish";
const ENGINE = "https://engine.invalid/indexnow";

let database: OwnDatabase;
let portal: OwnPortal;

test.describe.configure({ mode: "serial" });
test.setTimeout(120_000);

test.beforeAll(async () => {
  database = await openOwnDatabase();
  portal = await startPortal(database.url);
});

test.afterAll(async () => {
  await portal.stop();
  await database.close();
});

const asAdmin = (context: BrowserContext) => signedInAt(portal.origin, context, { role: "admin" });

const open = (page: Page, path: string) => page.goto(portal.origin + path);
const save = (page: Page) => page.getByRole("button", { name: "Speichern" }).click();
const linksOf = async (path: string) => (await portal.get(path)).headers.get("link");
const keyFile = () => paths.indexNowKey(indexNowKey());

type Logged = { kind: string; url: string; status: number | null };
const logged = (articleId: number) =>
  query<Logged>(`SELECT kind, url, status FROM pings WHERE article_id = ${articleId} ORDER BY id`);

test("hubs and IndexNow are set in the newsroom, and every feed names the hub at once", async ({
  page,
  context,
}) => {
  await makeLive({ sectionId: await makeSection({ slug: "lokales" }) });
  // From here on the document cache has them as they were.
  for (const path of ["/feed.xml", "/lokales/feed.xml"]) expect(await linksOf(path)).toBeNull();
  expect((await portal.get(keyFile())).status).toBe(404);

  await asAdmin(context);
  await open(page, paths.adminSettings("services"));
  const hubs = page.getByLabel("WebSub-Hubs");
  await hubs.fill("http://hub.invalid/");
  await save(page);
  await expect(page.getByText("Eine https-Adresse je Zeile").first()).toBeVisible();
  await expect(hubs).toHaveValue("http://hub.invalid/");
  await hubs.fill(HUB);
  await page.getByLabel("Suchmaschinen über IndexNow verständigen").check();
  await page.getByLabel("Adresse für IndexNow").fill(ENGINE);
  await save(page);
  await expect(page.getByRole("status").first()).toContainText("Gespeichert");

  for (const path of ["/feed.xml", "/lokales/feed.xml", "/corrections/feed.xml"]) {
    const self = portal.origin + path;
    await expect.poll(() => linksOf(path)).toBe(`<${HUB}>; rel="hub", <${self}>; rel="self"`);
    expect(await portal.text(path)).toContain(`<atom:link rel="hub" href="${HUB}"/>`);
  }
  const kept = await portal.get("/feed.xml", {
    "If-None-Match": (await portal.get("/feed.xml")).headers.get("etag") ?? "",
  });
  expect(kept.status).toBe(304);
});

test("the key's file holds the key, and no other name has one", async () => {
  const answer = await portal.get(keyFile());
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await answer.text()).toBe(indexNowKey());
  for (const path of [
    `/${"0".repeat(32)}.txt`,
    `/${indexNowKey().toUpperCase()}.txt`,
    `/lokales${keyFile()}`,
  ])
    expect((await portal.get(path)).status, path).toBe(404);
  expect((await portal.get("/robots.txt")).status).toBe(200);
});

test("what comes out is told, and the log says what was answered", async ({ page, context }) => {
  const id = await makeDraft({ title: "Brücke gesperrt" });
  await publishArticle(operator, id);
  await expect.poll(() => logged(id), { timeout: 30_000 }).toHaveLength(2);
  expect((await logged(id)).toSorted((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
    { kind: "indexnow", status: null },
    { kind: "websub", url: `${portal.origin}/feed.xml`, status: null },
  ]);
  await asAdmin(context);
  await open(page, paths.adminPings());
  const row = page.getByRole("row").filter({ hasText: HUB });
  await expect(row).toContainText("/feed.xml");
  await expect(row.getByRole("link", { name: "Brücke gesperrt" })).toBeVisible();
  await expect(row).toContainText("keine Antwort");
  await expect(row).toContainText("unreachable: hub.invalid");
  const state = page.getByRole("region", { name: "Wer verständigt wird" });
  await expect(state.getByRole("listitem").filter({ hasText: HUB })).toContainText("Ein Anruf ohne Erfolg");
  await expect(state.getByRole("link", { name: "Schlüsseldatei für IndexNow" })).toHaveAttribute(
    "href",
    keyFile(),
  );
  await expectUsable(page);

  // As if it had answered so.
  await query(
    `UPDATE ping_targets SET refusal = '403 key not found', refused_at = now() WHERE kind = 'indexnow'`,
  );
  await page.reload();
  await expect(state).toContainText("Weist die Anrufe ab: 403 key not found");
  await open(page, paths.adminSystem());
  await expect(page.getByText(`${ENGINE} weist die Anrufe ab: 403 key not found.`)).toBeVisible();
});

test("a process that is killed between publication and ping has told nobody less, and nobody twice", async () => {
  const id = await makeDraft();
  await query("DELETE FROM ping_targets");
  await query("DELETE FROM waiting_pings");
  await portal.kill();
  await publishArticle(operator, id);
  await updateArticle(operator, id, { changes: { title: "Neu" }, substantive: true });
  expect(await logged(id)).toEqual([]);
  portal = await startPortal(database.url);
  await expect.poll(() => logged(id), { timeout: 30_000 }).toHaveLength(2);
  // Whoever could not be told is called again after a minute, and by nobody else meanwhile.
  await new Promise((done) => setTimeout(done, 15_000));
  expect((await logged(id)).map(({ kind }) => kind).toSorted()).toEqual(["indexnow", "websub"]);
});

test("switched off, feeds name no hub and the file is gone", async ({ page, context }) => {
  await asAdmin(context);
  await open(page, paths.adminSettings("services"));
  await page.getByLabel("WebSub-Hubs").fill("");
  await page.getByLabel("Suchmaschinen über IndexNow verständigen").uncheck();
  await save(page);
  await expect(page.getByRole("status").first()).toContainText("Gespeichert");
  await expect.poll(() => linksOf("/feed.xml")).toBeNull();
  await expect.poll(async () => (await portal.get(keyFile())).status).toBe(404);
  await open(page, paths.adminPings());
  await expect(page.getByText("Niemand. Hubs und Suchmaschinen")).toBeVisible();
});
