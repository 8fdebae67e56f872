import { expect, type Page, test } from "@playwright/test";
import { portalSettings, saveSettings } from "#db/settings.ts";
import {
  giveTask,
  makeBouncedMail,
  makeFailedJob,
  makeFailedMail,
  suppressAddress,
} from "#db/testing/house.ts";
import { makeAccount } from "#db/testing/people.ts";
import { operator } from "#db/testing/rows.ts";
import { linkIn, nextMail } from "#e2e/outbox.ts";
import { mark, ownArticle } from "#e2e/own-article.ts";
import { joinPortalDatabase, signedIn, signInAs } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";
import { stepAt, totpCode } from "#lib/totp.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const outcome = (page: Page) => page.getByRole("status").first();
const save = (page: Page) => page.getByRole("button", { name: "Speichern" }).click();

test.describe("settings", () => {
  // Two of these at once would overtake each other, with scripts and without.
  test.describe.configure({ mode: "serial" });

  let before = "";
  test.beforeAll(async () => {
    await joinPortalDatabase();
    before = (await portalSettings()).tagline;
  });
  test.afterAll(() =>
    saveSettings(operator, { tagline: before, supportUrl: "", legalName: "", legalStreet: "" }),
  );

  test("are what readers see as soon as they are saved", async ({ page, context, request }) => {
    await signedIn(context, { role: "admin" });
    const foot = async () => (await request.get("/latest")).text();
    const words = `Nachrichten ${mark()}`;
    expect(await foot()).not.toContain(words);
    await page.goto(paths.adminSettings());
    await page.getByLabel("Untertitel").fill(words);
    await save(page);
    // Somebody else's save in the same moment is shown, and meant to be looked at.
    const overtaken = page.getByText("Inzwischen hat");
    await expect(outcome(page).or(overtaken)).toBeVisible();
    if (await overtaken.isVisible()) await save(page);
    await expect(outcome(page)).toHaveText("Gespeichert. Es gilt ab sofort.");
    await expect(page.getByLabel("Untertitel")).toHaveValue(words);
    expect(await foot()).toContain(words);
  });

  test("say on the imprint who publishes", async ({ page, context, request, javaScriptEnabled }) => {
    test.skip(javaScriptEnabled === false, "the walk with scripts saves the same part at the same time");
    await signedIn(context, { role: "admin" });
    const imprint = async () => (await request.get("/imprint", { headers: { cookie: "" } })).text();
    const house = `Verein <b>${mark()}</b>`;
    await page.goto(paths.adminSettings("contact"));
    await page.getByLabel("Herausgeber").fill(house);
    await page.getByLabel("Straße und Hausnummer").fill("Marktplatz 1");
    await save(page);
    await expect(outcome(page)).toHaveText("Gespeichert. Es gilt ab sofort.");
    expect(await imprint()).toContain(house.replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
    expect(await imprint()).toContain("<dd>Marktplatz 1</dd>");
    await page.getByLabel("Herausgeber").fill("");
    await save(page);
    await expect(outcome(page)).toHaveText("Gespeichert. Es gilt ab sofort.");
    // The word of the save before may still stand there.
    await expect.poll(imprint).not.toContain("Marktplatz 1");
  });

  test("say at the field what does not fit, and lose nothing", async ({ page, context }) => {
    await signedIn(context, { role: "admin" });
    await page.goto(paths.adminSettings("ads"));
    const houses = page.getByLabel("Häuser, deren Links bezahlt sind");
    const typed = "amazon.de\nkein haus <script>alert(1)</script> 🦔";
    await houses.fill(typed);
    await save(page);
    await expect(page.getByText("Nicht gespeichert").first()).toBeVisible();
    await expect(page.getByText("Ein Name je Zeile, nur Buchstaben").first()).toBeVisible();
    await expect(houses).toHaveValue(typed);
    await expect(houses).toHaveAttribute("aria-invalid", "true");
  });

  test("show who was quicker, and save what is meant after all", async ({
    page,
    context,
    browser,
    javaScriptEnabled,
  }) => {
    test.skip(javaScriptEnabled === false, "the walk with scripts at the same time would be quicker still");
    await signedIn(context, { role: "admin" });
    const other = await browser.newContext({ baseURL: test.info().project.use.baseURL ?? "" });
    const name = `Ada ${mark()}`;
    await signedIn(other, { role: "admin", name });
    const theirs = await other.newPage();
    for (const one of [page, theirs]) await one.goto(paths.adminSettings("services"));
    const [first, second] = [`https://${mark()}.example/`, `https://${mark()}.example/`];
    const field = (one: Page) => one.getByLabel("Adresse zum Unterstützen");
    await field(theirs).fill(first);
    await save(theirs);
    await expect(outcome(theirs)).toContainText("Gespeichert");
    await field(page).fill(second);
    await save(page);
    await expect(page.getByText(`Inzwischen hat ${name} diesen Teil geändert`)).toBeVisible();
    await expect(page.getByText(`Inzwischen gilt: ${first}`)).toBeVisible();
    await expect(field(page)).toHaveValue(second);
    await save(page);
    await expect(outcome(page)).toContainText("Gespeichert");
    await expect(field(page)).toHaveValue(second);
    const foot = (await context.request.get("/latest", { headers: { cookie: "" } })).text();
    expect(await foot).toContain(`href="${second}"`);
    await other.close();
  });

  test("show the accent on both papers while it is chosen", async ({ page, context, javaScriptEnabled }) => {
    test.skip(javaScriptEnabled === false, "sliding needs scripts");
    await signedIn(context, { role: "admin" });
    await page.goto(paths.adminSettings("look"));
    const slider = page.getByRole("slider", { name: "Akzentfarbe" });
    await slider.fill("240");
    await expect(page.locator(".hue-slide output")).toHaveText("240°");
    await expect(page.getByText(/Helles Papier · Kontrast \d+,\d : 1/)).toBeVisible();
    expect(await page.locator(".is-light .hue-kicker").getAttribute("style")).toContain("240");
  });
});

test.describe("accounts", () => {
  test("somebody is invited by mail, sets a password and a second factor, and is in", async ({
    page,
    context,
    browser,
  }) => {
    test.slow();
    await signedIn(context, { role: "admin", name: `Chefin ${mark()}` });
    const email = `${mark()}@gast.example`;
    await page.goto(paths.adminStaff());
    await page.getByLabel("E-Mail-Adresse").fill("kein Adressat");
    await page.getByRole("radio", { name: /^Verwaltung/ }).check();
    await page.getByRole("button", { name: "Einladung schicken" }).click();
    await expect(page.getByText("Das ist keine vollständige E-Mail-Adresse.")).toBeVisible();
    await expect(page.getByRole("radio", { name: /^Verwaltung/ })).toBeChecked();
    await page.getByLabel("E-Mail-Adresse").fill(email);
    await page.getByRole("button", { name: "Einladung schicken" }).click();
    await expect(outcome(page)).toContainText(`Die Einladung an ${email} ist unterwegs`);
    const first = await nextMail(process.env.E2E_DATA_DIR ?? "", email);
    expect(first.text).toContain("Der Link gilt 7 Tage und nur einmal.");
    await page.getByRole("button", { name: `Einladung an ${email} erneut schicken` }).click();
    await expect(outcome(page)).toContainText("ist unterwegs");
    const second = await nextMail(process.env.E2E_DATA_DIR ?? "", email);

    const { baseURL = "", javaScriptEnabled = true } = test.info().project.use;
    const guest = await browser.newContext({ baseURL, javaScriptEnabled, locale: "de-DE" });
    const door = await guest.newPage();
    await door.goto(linkIn(first, "/login/set-up"));
    await expect(heading(door)).toHaveText("Dieser Link gilt nicht mehr");
    await door.goto(linkIn(second, "/login/set-up"));
    await expect(heading(door)).toHaveText("Willkommen in der Redaktion");
    await door.getByLabel("Neues Passwort").fill("ein langes Passwort");
    await door.getByRole("button", { name: "Passwort festlegen" }).click();
    await expect(heading(door)).toHaveText("Anmeldung der Redaktion");
    await expect(door.getByLabel("E-Mail-Adresse")).toHaveValue(email);
    await door.getByLabel("Passwort").fill("ein langes Passwort");
    await door.getByRole("button", { name: "Anmelden" }).click();
    await expect(heading(door)).toHaveText("Zweiten Faktor einrichten");
    const secret = ((await door.locator(".code-line").first().textContent()) ?? "").replaceAll(" ", "");
    await door.getByLabel("Code aus der App").fill(totpCode(secret, stepAt(new Date())));
    await door.getByRole("button", { name: "Einrichten und anmelden" }).click();
    await expect(heading(door)).toHaveText("Übersicht");
    await guest.close();

    await page.goto(paths.adminStaff());
    await expect(page.getByRole("row", { name: new RegExp(email) })).toContainText(
      "Passwort und zweiter Faktor",
    );
    await expect(page.getByRole("button", { name: `Einladung an ${email} zurücknehmen` })).toHaveCount(0);
  });

  test("another role and leaving act at once", async ({ page, context, browser }) => {
    await signedIn(context, { role: "admin" });
    const person = await makeAccount({ role: "moderator" });
    const { baseURL = "" } = test.info().project.use;
    const theirs = await browser.newContext({ baseURL, locale: "de-DE" });
    await signInAs(theirs, person.userId);
    const desk = await theirs.newPage();
    await desk.goto(paths.adminPeople());
    await expect(heading(desk)).toHaveText("Personen");

    await page.goto(paths.adminColleague({ id: person.userId }));
    await page.getByLabel("Rolle").selectOption("author");
    await page.getByRole("button", { name: "Rolle ändern" }).click();
    await expect(outcome(page)).toContainText("Die Rolle gilt ab sofort");
    await desk.goto(paths.adminPeople());
    await expect(desk).toHaveURL(/\/login/);
    await signInAs(theirs, person.userId);
    expect((await desk.goto(paths.adminPeople()))?.status()).toBe(404);

    await page.getByRole("button", { name: "Aus der Redaktion nehmen" }).click();
    await expect(outcome(page)).toContainText("gehört nicht mehr zur Redaktion");
    await signInAs(theirs, person.userId);
    expect((await desk.goto(paths.admin()))?.status()).toBe(404);
    await theirs.close();
  });

  test("one's own cannot be demoted", async ({ page, context }) => {
    const { userId } = await signedIn(context, { role: "admin" });
    await page.goto(paths.adminColleague({ id: userId }));
    await expect(page.getByText("Das ist Ihr eigenes Konto.")).toBeVisible();
    await expect(page.getByRole("button", { name: /Rolle ändern|Aus der Redaktion/ })).toHaveCount(0);
  });
});

test("the system says how it is, and gives what failed another try", async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "admin" });
  const [word, to] = [mark(), `${mark()}@leser.example`];
  await makeFailedJob(`Kaputt ${word}`);
  await makeFailedMail(to);
  await page.goto(paths.adminSystem());
  await page.getByRole("button", { name: "Jetzt prüfen" }).click();
  const line = (name: string) =>
    page.locator(".findings-of-system li", { has: page.getByRole("heading", { name, exact: true }) });
  await expect(line("Datenbank")).toContainText(/In Ordnung.*PostgreSQL \d+/s);
  await expect(line("Feeds")).toContainText("/feed.xml antwortet nach");
  await expect(line("Sitemap")).toContainText("Jüngster Eintrag");
  await expect(line("Mails")).toContainText("Problem");
  await expect(line("SPF")).toContainText(/Unbekannt/);

  await page.goto(paths.adminJobs());
  await page
    .getByRole("row", { name: new RegExp(word) })
    .getByRole("button", { name: "Noch einmal" })
    .click();
  await expect(outcome(page)).toContainText("läuft noch einmal");
  await expect(page.getByText(word)).toHaveCount(0);

  await page.goto(paths.adminOutbox({ state: "failed" }));
  await page
    .getByRole("row", { name: new RegExp(to) })
    .getByRole("button", { name: "Noch einmal schicken" })
    .click();
  await expect(outcome(page)).toContainText("noch einmal verschickt");
  await page.goto(paths.adminPings());
  await expect(heading(page)).toHaveText("Pings");
});

test("a mail that lies in the folder can be read, and the log says who did", async ({ page, context }) => {
  const { userId } = await signedIn(context, { role: "admin" });
  const email = `${mark()}@gast.example`;
  await page.goto(paths.adminStaff());
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByRole("button", { name: "Einladung schicken" }).click();
  await expect(outcome(page)).toContainText("ist unterwegs");
  await nextMail(process.env.E2E_DATA_DIR ?? "", email);
  const row = page.getByRole("row", { name: new RegExp(email) });
  await expect(async () => {
    await page.goto(paths.adminOutbox());
    await expect(row).toContainText("verschickt");
  }).toPass();
  await row.getByRole("link", { name: "Lesen" }).click();
  await expect(heading(page)).toContainText("Ihr Zugang zur Redaktion");
  await expect(page.locator(".mail-text")).toContainText("/login/set-up?token=");
  await page.goto(paths.adminAudit({ person: `${userId}`, action: "open" }));
  await expect(page.getByRole("table")).toContainText("geöffnet");
});

test("a suppressed address is found, written to again, and that taken back", async ({ page, context }) => {
  await signedIn(context, { role: "admin" });
  const email = `${mark()}@tot.example`;
  await suppressAddress(email);
  await makeBouncedMail(email);
  await page.goto(paths.adminOutbox());
  await expect(page.getByText(/In den letzten 30 Tagen .* zurück/)).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(email) })).toContainText("zurückgekommen (5.1.1)");
  await page.getByRole("link", { name: "Gesperrte Adressen" }).click();
  await expect(heading(page)).toHaveText("Gesperrte Adressen");
  // Kept unreadable: only who knows the address finds it.
  await expect(page.getByRole("main")).not.toContainText(email);
  const find = async (address: string) => {
    await page.getByRole("searchbox", { name: "Adresse" }).fill(address);
    await page.getByRole("button", { name: "Suchen" }).click();
  };
  await find(` ${email.toUpperCase()} `);
  const row = page.getByRole("row", { name: /Das Postfach gibt es nicht/ });
  await expect(row).toContainText("no such user");
  await row.getByRole("button", { name: /freigeben$/ }).click();
  await expect(outcome(page)).toContainText("freigegeben");
  await page.getByRole("button", { name: "Rückgängig machen" }).click();
  await expect(outcome(page)).toContainText("wieder gesperrt");
  await find(email);
  await expect(row).toHaveCount(1);
  await find(`nie-${email}`);
  await expect(page.getByText(`nie-${email} ist nicht gesperrt.`)).toBeVisible();
});

test("the log is narrowed and handed out", async ({ page, context }) => {
  const { userId } = await signedIn(context, { role: "admin", name: `Lupe ${mark()}` });
  const email = `${mark()}@gast.example`;
  await page.goto(paths.adminStaff());
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByRole("button", { name: "Einladung schicken" }).click();
  await expect(outcome(page)).toContainText("ist unterwegs");
  await page.goto(paths.adminAudit());
  await page.getByLabel("Wer").selectOption(`${userId}`);
  await page.getByLabel("Woran").selectOption("invitation");
  await page.getByRole("button", { name: "Anwenden" }).click();
  await expect(page).toHaveURL(/subject=invitation/);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.locator("tbody tr")).toContainText("eingeladen");

  const href = (name: RegExp) => page.getByRole("link", { name }).getAttribute("href");
  const csv = await page.request.get((await href(/CSV/)) ?? "");
  expect(csv.headers()["content-disposition"]).toMatch(/^attachment; filename="audit-.*\.csv"$/);
  expect((await csv.text()).split("\r\n").slice(0, 2)).toEqual([
    "id,at,actor_id,actor,action,subject,subject_id,detail",
    expect.stringMatching(/,invite,invitation,\d+,"\{""role"":""moderator""\}"$/),
  ]);
  const lines = (await (await page.request.get((await href(/JSON/)) ?? "")).text()).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ action: "invite", actorId: userId }]);

  await page.getByLabel("Von").fill("2099-01-01");
  await page.getByRole("button", { name: "Anwenden" }).click();
  await expect(page.getByText("Nichts passt zu dieser Auswahl.")).toBeVisible();
});

test("the overview names one's own tasks, and draws what is read", async ({ page, context }) => {
  const { userId } = await signedIn(context, { role: "author" });
  const word = mark();
  const { id } = await ownArticle(word);
  await giveTask(id, { userId, text: `Bild besorgen ${word}`, dueAt: "2026-01-02" });
  await page.goto(paths.admin());
  const task = page.locator(".brief li", { hasText: `Bild besorgen ${word}` });
  await expect(task).toContainText("überfällig, war bis 2. Januar 2026");
  await expect(task.getByRole("link")).toHaveAttribute("href", paths.adminArticle({ id }));
  const chart = page.getByRole("img", { name: /^Aufrufe der letzten 14 Tage: / });
  await expect(chart).toBeVisible();
  await expect(chart.locator("rect")).toHaveCount(14);
  await page.getByText("Als Zahlen").click();
  await expect(page.locator(".views-table tbody tr")).toHaveCount(14);
  // What an author cannot do anything about is not there.
  await expect(page.getByText("Zuletzt geschehen")).toHaveCount(0);
});

test("everybody can use every page of the house", { tag: LOOKS }, async ({ page, context }) => {
  test.setTimeout(180_000);
  const { userId } = await signedIn(context, { role: "admin" });
  const parts = ["", "look", "discussion", "contact", "services", "ads", "security"];
  const pages = [
    paths.admin(),
    ...parts.map((part) => paths.adminSettings(part)),
    paths.adminStaff(),
    paths.adminColleague({ id: userId }),
    paths.adminSystem(),
    paths.adminJobs(),
    paths.adminPings(),
    paths.adminOutbox(),
    paths.adminAudit(),
  ];
  for (const path of pages) {
    await page.goto(path);
    await expectUsable(page);
  }
});
