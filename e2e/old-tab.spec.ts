import { type Browser, expect, type Page, test } from "@playwright/test";
import { takeStep } from "#db/article-steps.ts";
import { autosave } from "#db/autosave.ts";
import { query } from "#db/testing/query.ts";
import { addressOf, makeSection } from "#db/testing/rows.ts";
import { begin, saved, text } from "#e2e/editor.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";
import { signedInAt } from "#e2e/signed-in.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";

/** Tabs that outlive the portal, and a plan that does: on a portal of its own, which is killed and comes back. */
let database: OwnDatabase;
let portal: OwnPortal;

test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  database = await openOwnDatabase();
  await makeSection();
  portal = await startPortal(database.url);
});

test.afterAll(async () => {
  await portal.stop();
  await database.close();
});

const backAgain = async () => {
  portal = await startPortal(database.url, { PORT: new URL(portal.origin).port });
};

/** Somebody who writes, at a desk of their own. */
async function editorAt(browser: Browser): Promise<{ page: Page; userId: number; writer: Writer }> {
  const context = await browser.newContext({ baseURL: portal.origin, locale: "de-DE" });
  const { userId } = await signedInAt(portal.origin, context, { role: "editor" });
  const viewer = { userId, name: "Redaktion", role: "editor", sessionId: "", addressKey: "" } as const;
  return { page: await context.newPage(), userId, writer: grantWriter(grantViewer(viewer)) as Writer };
}

async function versionOf(id: number): Promise<number> {
  const [row] = await query<{ version: number }>(`SELECT version FROM articles WHERE id = ${id}`);
  return row?.version ?? 0;
}

test("a portal that is killed in the middle of a save and comes back has every word", async ({ browser }) => {
  test.slow();
  const { page } = await editorAt(browser);
  await begin(page, "Neustart");
  await text(page).click();
  await page.keyboard.type("Vor dem Ende. ");
  await saved(page);
  // The save is on its way when the process goes.
  const onItsWay = page.waitForRequest((request) => request.url().endsWith("/save"));
  await page.keyboard.type("Mitten darin. ");
  await onItsWay;
  await portal.kill();
  await page.keyboard.type("Danach.");
  await expect(page.getByText(/^Keine Verbindung\./)).toBeVisible({ timeout: 15_000 });
  await backAgain();
  await saved(page);
  await page.reload();
  await expect(text(page)).toContainText("Vor dem Ende. Mitten darin. Danach.");
});

test("a tab of yesterday is told what another wrote meanwhile, and loses nothing", async ({ browser }) => {
  const { page } = await editorAt(browser);
  const id = await begin(page, "Gestern");
  await text(page).click();
  await page.keyboard.type("Von gestern.");
  await saved(page);
  // A day later: the lock is long gone, and a colleague has written.
  await query(`UPDATE articles SET locked_at = now() - interval '1 day' WHERE id = ${id}`);
  const { writer } = await editorAt(browser);
  await autosave(writer, id, { version: await versionOf(id), changes: { standfirst: "Von heute." } });
  await text(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Noch ein Satz.");
  await expect(page.getByText(/hat übernommen/)).toBeVisible({ timeout: 15_000 });
  const kept = await page.evaluate((id) => localStorage.getItem(`depesche-article-${id}`), id);
  expect(kept).toContain("Noch ein Satz.");
});

test("an action that the portal does not know any more says so, and the page comes back", async ({
  browser,
}) => {
  const { page } = await editorAt(browser);
  await page.goto(paths.adminNewArticle());
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Arbeitstitel").fill("Alt");
  await page.route("**/admin/**", (route) => {
    const headers = route.request().headers();
    if (headers["next-action"]) headers["next-action"] = "40".padEnd(42, "0");
    return route.continue({ headers });
  });
  await page.getByRole("button", { name: "Anlegen und schreiben" }).click();
  await expect(page.getByRole("heading", { name: "Das hat nicht geklappt" })).toBeVisible();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Neu laden" }).click();
  await expect(page.getByLabel("Arbeitstitel")).toBeVisible();
});

test("what was due while the portal was down goes out at its start, and the planner is told", async ({
  browser,
}) => {
  test.slow();
  const { page, userId, writer } = await editorAt(browser);
  const id = await begin(page, "Während der Pause");
  await text(page).click();
  await page.keyboard.type("Ein Satz.");
  await saved(page);
  await page.goto("about:blank");
  const at = new Date(Date.now() + 3_600_000);
  await takeStep(writer, id, { step: "schedule", version: await versionOf(id), at });
  await portal.kill();
  await query(`UPDATE articles SET scheduled_for = now() - interval '10 minutes' WHERE id = ${id}`);
  await backAgain();
  const path = `/${(await addressOf(id)).join("/")}`;
  await expect.poll(async () => (await portal.get(path)).status, { timeout: 60_000 }).toBe(200);
  expect(await portal.text("/")).toContain("Während der Pause");
  const mails = await query(`SELECT FROM deliveries d JOIN users u ON u.email = d.to_address
    WHERE d.kind = 'overdue' AND u.id = ${userId}`);
  expect(mails).toHaveLength(1);
});
