import { expect, type Page, test } from "@playwright/test";
import { suppressAddress } from "#db/testing/house.ts";
import { query } from "#db/testing/query.ts";
import { linkIn, nextMail } from "#e2e/outbox.ts";
import { mark } from "#e2e/own-article.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";
import { signedInAt } from "#e2e/signed-in.ts";
import { expectUsable } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** Subscribers in numbers and the proof of one address, on a portal whose numbers nobody else changes. */
let database: OwnDatabase;
let portal: OwnPortal;

test.describe.configure({ mode: "default" });
test.setTimeout(120_000);

test.beforeAll(async () => {
  database = await openOwnDatabase();
  portal = await startPortal(database.url);
});
test.afterAll(async () => {
  await portal.stop();
  await database.close();
});

const signIn = (page: Page, role: "editor" | "admin" | "author") =>
  signedInAt(portal.origin, page.context(), { role });

async function ask(page: Page, email: string, what: RegExp): Promise<void> {
  await page.goto(portal.origin + paths.subscribe());
  await page.getByRole("radio", { name: what }).check();
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByRole("button", { name: "Abonnieren" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bitte sehen Sie in Ihre Mails");
}

async function confirm(page: Page, email: string): Promise<void> {
  await page.goto(portal.origin + linkIn(await nextMail(portal.dataDir, email), "/subscribe/confirm"));
  await page.getByRole("button", { name: "Ja, bestätigen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihr Abo beginnt jetzt");
}

const corrections = /Korrekturen/;
/** What stands over a word. */
const figure = (page: Page, words: RegExp) =>
  page.locator(".big-figures > div").filter({ hasText: words }).locator("dd");

test("numbers come from what readers did: asked, confirmed, ended", async ({ page, browser }) => {
  const [one, two] = [`eins-${mark()}@reader.example`, `zwei-${mark()}@reader.example`];
  const reader = await (await browser.newContext({ locale: "de-DE" })).newPage();
  await ask(reader, one, corrections);
  await confirm(reader, one);
  await ask(reader, two, corrections);
  await signIn(page, "editor");
  await page.goto(portal.origin + paths.admin());
  await page.getByRole("link", { name: "Abonnements" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abonnements");
  await expect(figure(page, /Adresse/)).toHaveText("1");
  await expect(figure(page, /wartet/)).toHaveText("1");
  const row = page.getByRole("row", { name: /^Korrekturen 1/ }).first();
  await expect(row.getByRole("cell")).toHaveText(["1", "–", "–", "1", "–"]);
  await expect(page.getByRole("img", { name: "In 90 Tagen 1 bestätigt und 0 beendet" })).toBeVisible();
  await page.getByText("Als Zahlen").click();
  await expect(page.locator(".views-table tbody tr").first().getByRole("cell")).toHaveText(["1", "0", "1"]);
  const mails = page.getByRole("row", { name: /^Bitte um Bestätigung/ });
  await expect(mails.getByRole("cell").first()).toHaveText("2");
  // Numbers alone: addresses are for admins.
  await expect(page.getByRole("main")).not.toContainText("@");
  await expect(page.getByLabel("E-Mail-Adresse")).toHaveCount(0);
  await expectUsable(page);

  await signIn(page, "author");
  expect((await page.goto(portal.origin + paths.adminSubscribers()))?.status()).toBe(404);
});

test("an admin opens and prints the proof of an address, which no log of a server learns", async ({
  page,
  browser,
}) => {
  const email = `beleg-${mark()}@reader.example`;
  const reader = await (await browser.newContext({ locale: "de-DE" })).newPage();
  await ask(reader, email, corrections);
  await confirm(reader, email);
  await signIn(page, "admin");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(portal.origin + paths.adminSubscribers());
  await page.getByLabel("E-Mail-Adresse").fill("keine Adresse");
  await page.getByRole("button", { name: "Nachweis öffnen" }).click();
  await expect(page.getByText("Das ist keine vollständige E-Mail-Adresse.")).toBeVisible();
  await expect(page.getByLabel("E-Mail-Adresse")).toHaveValue("keine Adresse");
  await page.getByLabel("E-Mail-Adresse").fill(` ${email.toUpperCase()} `);
  await page.getByRole("button", { name: "Nachweis öffnen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nachweis der Einwilligungen");
  expect(asked.join(" ").toLowerCase()).not.toContain("beleg-");
  const main = page.getByRole("main");
  await expect(main).toContainText(email);
  await expect(main).toContainText("Die Adresse ist nicht gesperrt.");
  await expect(main.getByRole("heading", { name: "alle Korrekturen" })).toBeVisible();
  await expect(main).toContainText("Ich möchte von");
  await expect(main).toContainText("Formular: /subscribe");
  await expect(main).toContainText("Weg: POST");
  await expect(main.getByText(/Fassung 1, SHA-256 [0-9a-f]{64}/)).toHaveCount(2);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const name of ["Drucken", "Abonnements"])
    await expect(
      page.getByRole("button", { name }).or(page.getByRole("link", { name })).first(),
    ).toBeHidden();
  await expect(main).toContainText(email);
  await expect(main).toHaveCSS("color", "rgb(0, 0, 0)");
  await page.emulateMedia({ media: "screen", colorScheme: "light" });

  await suppressAddress(email);
  await page.reload();
  await expect(main).toContainText("Das Postfach gibt es nicht.");
  await page.goto(portal.origin + paths.adminAudit());
  const lines = page.getByRole("row", { name: /Mail-Abos einer Adresse.*geöffnet/ });
  await expect(lines).toHaveCount(2);
  await expect(page.getByRole("main")).not.toContainText(email);

  await signIn(page, "editor");
  expect((await page.goto(portal.origin + paths.adminConsents("x")))?.status()).toBe(404);
});

test("far more requests than usual are told where one looks, until they are a day old", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto(portal.origin + paths.admin());
  await expect(page.getByText("Ungewöhnlich viele Anmeldungen")).toHaveCount(0);
  await query(`INSERT INTO consents (email, event, list, wording_version, wording_hash, created_at)
    SELECT 'flut-' || g || '@x.example', 'requested', 'newsletter', 1, '', now() - interval '130 minutes' FROM generate_series(1, 300) g`);
  await page.reload();
  await expect(page.getByText("wurden 300 Abos angefragt")).toBeVisible();
  await page.goto(portal.origin + paths.adminSystem());
  await page.getByRole("button", { name: "Jetzt prüfen" }).click();
  const found = page.getByRole("listitem").filter({ hasText: "Anmeldungen für Mails" });
  await expect(found).toContainText("wurden 300 Abos angefragt");
  await query(`UPDATE consents SET created_at = now() - interval '25 hours' WHERE email LIKE 'flut-%'`);
  await page.getByRole("button", { name: "Jetzt prüfen" }).click();
  await expect(found).toContainText("Keine Häufung");
});
