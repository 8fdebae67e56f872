import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test as base, expect, type Page } from "@playwright/test";
import { codeIn, linkIn, nextMail } from "#e2e/outbox.ts";
import { askForCode, freshAddress, ownNetwork, signIn } from "#e2e/reader.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { stepAt, totpCode } from "#lib/totp.ts";

const dataDir = process.env.E2E_DATA_DIR ?? "";

/** Signing in sets the portal's one cookie: these tests look at that themselves. */
const test = base;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
let made = 0;
const freshName = () => `Igel ${process.pid} ${Date.now().toString(36).slice(-4)} ${++made}`;

test.describe("signing in", () => {
  test("by code: from an article and back to it, with a name on the way", async ({ page, context }) => {
    await page.goto("/login?next=/latest");
    expect(await context.cookies()).toEqual([]);
    const name = freshName();
    await signIn(page, { name, path: "/login?next=/latest" });
    await expect(page).toHaveURL(/\/latest$/);
    await expect(page.getByRole("link", { name })).toHaveAttribute("href", "/account");
    const [cookie, ...others] = await context.cookies();
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ name: "depesche", httpOnly: true, sameSite: "Lax", path: "/" });
  });

  test("by link: opened elsewhere, the button signs in and goes on from there", async ({ page, browser }) => {
    const mail = await askForCode(page, freshAddress(), "/login?next=/archive");
    const link = linkIn(mail, "/login/confirm");
    const other = await browser.newContext({ baseURL: new URL(page.url()).origin });
    const phone = await other.newPage();
    // A program that looks into mails opens the link, twice; nobody is signed in by that.
    for (let i = 0; i < 2; i++) expect((await phone.request.get(link)).status()).toBe(200);
    await phone.goto(link);
    expect(await other.cookies()).toEqual([]);
    await phone.getByRole("button", { name: "Anmelden" }).click();
    await expect(heading(phone)).toHaveText("Wie möchten Sie heißen?");
    await phone.getByLabel("Name", { exact: true }).fill(freshName());
    await phone.getByRole("button", { name: "Name übernehmen" }).click();
    await expect(phone).toHaveURL(/\/archive$/);
    await phone.goto(link);
    await expect(heading(phone)).toHaveText("Dieser Link gilt nicht mehr");
    await other.close();
  });

  test("gives back what was typed, with a word at the field", async ({ page }) => {
    await page.setExtraHTTPHeaders(ownNetwork());
    await page.goto("/login");
    const field = page.getByLabel("E-Mail-Adresse");
    await field.fill("ada@localhost");
    await page.getByRole("button", { name: "Code anfordern" }).click();
    await expect(field).toHaveValue("ada@localhost");
    await expect(field).toHaveAccessibleDescription(/keine vollständige E-Mail-Adresse/);
  });

  test("a code has five tries, and then another mail is needed", async ({ page }) => {
    const mail = await askForCode(page, freshAddress());
    const wrong = codeIn(mail) === "000000" ? "000001" : "000000";
    for (const word of ["4 Versuche", "3 Versuche", "2 Versuche", "Ein Versuch", "gilt nicht mehr"]) {
      await page.getByLabel("Code", { exact: true }).fill(wrong);
      await page.getByRole("button", { name: "Anmelden" }).click();
      await expect(page.getByRole("alert")).toContainText(word);
    }
    await page.getByLabel("Code", { exact: true }).fill(codeIn(mail));
    await page.getByRole("button", { name: "Anmelden" }).click();
    await expect(page.getByRole("alert")).toContainText("gilt nicht mehr");
  });

  test("floods nobody: the sixth mail in an hour waits, and says how long", async ({ request }) => {
    const email = freshAddress();
    const send = () => request.post("/login", { form: { email }, headers: ownNetwork() });
    for (let i = 0; i < 5; i++) expect(new URL((await send()).url()).pathname).toBe("/login/code");
    const limited = await send();
    expect(limited.status()).toBe(429);
    expect(Number(limited.headers()["retry-after"])).toBeGreaterThan(0);
    expect(await limited.text()).toContain("zu viele Versuche");
  });

  test("refuses forms of other sites, and leads nowhere else", async ({ request, page }) => {
    const email = freshAddress();
    const foreign = await request.post("/login", {
      form: { email },
      headers: { ...ownNetwork(), origin: "https://evil.example" },
      maxRedirects: 0,
    });
    expect(foreign.headers().location).not.toContain("/login/code");
    for (const next of ["//evil.example", "/\\evil.example", "https://evil.example"]) {
      const answer = await request.post("/login", {
        form: { email, next },
        headers: ownNetwork(),
        maxRedirects: 0,
      });
      expect(answer.headers().location).not.toContain("evil");
    }
    await signIn(page, { name: freshName(), path: "/login?next=//evil.example" });
    expect(new URL(page.url()).pathname).toBe("/");
  });

  test("refuses a name that looks like somebody's, and gives it back", async ({ page }) => {
    await signIn(page);
    const field = page.getByLabel("Name", { exact: true });
    await field.fill("Redaktion");
    await page.getByRole("button", { name: "Name übernehmen" }).click();
    await expect(field).toHaveValue("Redaktion");
    await expect(field).toHaveAccessibleDescription(/spricht nur die Redaktion/);
  });
});

test.describe("the account", () => {
  test("ends other devices, and this one", async ({ page, browser }) => {
    const email = await signIn(page, { name: freshName() });
    const other = await browser.newContext({ baseURL: new URL(page.url()).origin });
    const phone = await other.newPage();
    await signIn(phone, { email });
    await page.goto("/account");
    await page.getByRole("button", { name: "Alle anderen Geräte abmelden" }).click();
    await expect(page.getByRole("status")).toBeVisible();
    await phone.goto("/account");
    await expect(heading(phone)).toHaveText("Anmelden");
    await other.close();
    await page.goto("/account");
    await page.locator("main").getByRole("button", { name: "Abmelden", exact: true }).last().click();
    await page.waitForURL((url) => url.pathname !== "/account");
    await page.goto("/account");
    await expect(heading(page)).toHaveText("Anmelden");
  });

  test("changes the address once both ends have agreed", async ({ page }) => {
    const old = await signIn(page, { name: freshName() });
    const fresh = freshAddress("neu");
    await page.goto("/account");
    await page.getByLabel("Neue Adresse").fill(fresh);
    await page.getByRole("button", { name: "Adresse ändern" }).click();
    await expect(page.getByRole("status")).toContainText("beide");
    for (const [to, word] of [
      [old, "fehlt noch"],
      [fresh, "gilt ab jetzt"],
    ] as const) {
      await page.goto(linkIn(await nextMail(dataDir, to), "/account/email/confirm"));
      await page.getByRole("button", { name: "Ja, ändern" }).click();
      await expect(page.locator("main")).toContainText(word);
    }
    await page.goto("/account");
    await expect(page.locator("main")).toContainText(fresh);
  });

  test("hands out everything after a fresh code, and ends with days of grace", async ({ page }) => {
    const name = freshName();
    const email = await signIn(page, { name });
    const prove = async (link: string) => {
      await page.goto("/account");
      await page.getByRole("link", { name: link }).click();
      await page.getByRole("button", { name: "Code schicken" }).click();
      await page.getByLabel("Code", { exact: true }).fill(codeIn(await nextMail(dataDir, email)));
      await page.getByRole("button", { name: "Weiter" }).click();
    };
    expect((await page.request.get("/account/export.json")).url()).toContain("/account/proof");
    await prove("Daten herunterladen");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "JSON, für Programme" }).click(),
    ]);
    const parts = JSON.parse(readFileSync(await download.path(), "utf8")) as Record<string, unknown[]>;
    expect(parts.account).toMatchObject([{ email, display_name: name }]);
    await prove("Konto löschen");
    await page.getByLabel("Sie werden entfernt").check();
    await page.getByRole("button", { name: "In sieben Tagen löschen" }).click();
    await expect(heading(page)).toHaveText("Ihr Konto wird gelöscht");
    expect((await nextMail(dataDir, email)).subject).not.toBe("");
    await page.goto("/account");
    await expect(heading(page)).toHaveText("Anmelden");
    await signIn(page, { email, path: "/login?next=/account" });
    await expect(heading(page)).toHaveText(name);
  });
});

test.describe("the newsroom", () => {
  /** As an operator makes it. */
  function makeStaff(role: string): string {
    const email = freshAddress(role);
    const args = ["scripts/user.ts", "add", email, "--role", role, "--password-from-stdin"];
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: process.env.E2E_DATABASE_URL ?? "" };
    execFileSync(process.execPath, args, { input: "ein langes Passwort\n", env });
    return email;
  }

  async function givePassword(page: Page, email: string, password = "ein langes Passwort") {
    await page.setExtraHTTPHeaders(ownNetwork());
    await page.goto("/login/staff?next=/latest");
    await page.getByLabel("E-Mail-Adresse").fill(email);
    await page.getByLabel("Passwort").fill(password);
    await page.getByRole("button", { name: "Anmelden" }).click();
  }

  test("an admin sets up a second factor before the first session, and is asked for it after", async ({
    page,
    context,
  }) => {
    const email = makeStaff("admin");
    await givePassword(page, email, "ein falsches Passwort");
    await expect(page.getByRole("alert")).toContainText("passen nicht zusammen");
    await givePassword(page, email);
    await expect(heading(page)).toHaveText("Zweiten Faktor einrichten");
    expect(await context.cookies()).toEqual([]);
    const secret = ((await page.locator(".code-line").first().textContent()) ?? "").replaceAll(" ", "");
    const recovery = (await page.locator("ul.code-line li").allTextContents())[0] ?? "";
    await page.getByLabel("Code aus der App").fill("000000");
    await page.getByRole("button", { name: "Einrichten und anmelden" }).click();
    await expect(page.getByRole("alert")).toContainText("stimmt nicht");
    expect(((await page.locator(".code-line").first().textContent()) ?? "").replaceAll(" ", "")).toBe(secret);
    await page.getByLabel("Code aus der App").fill(totpCode(secret, stepAt(new Date())));
    await page.getByRole("button", { name: "Einrichten und anmelden" }).click();
    await expect(page).toHaveURL(/\/latest$/);
    await context.clearCookies();
    await givePassword(page, email);
    await expect(heading(page)).toHaveText("Zweiter Faktor");
    expect(await context.cookies()).toEqual([]);
    await page.getByLabel("Code", { exact: true }).fill(recovery);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await expect(page).toHaveURL(/\/latest$/);
    await context.clearCookies();
    await givePassword(page, email);
    await page.getByLabel("Code", { exact: true }).fill(recovery);
    await page.getByRole("button", { name: "Anmelden" }).click();
    await expect(page.getByRole("alert")).toContainText("stimmt nicht");
  });

  test("is not let in by mail alone", async ({ page, context }) => {
    await signIn(page, { email: makeStaff("editor") });
    await expect(heading(page)).toHaveText("Anmeldung der Redaktion");
    expect(await context.cookies()).toEqual([]);
  });
});

test("everybody can use every page of it", { tag: LOOKS }, async ({ page }) => {
  test.slow();
  for (const path of ["/login?problem=email&email=x", "/login/code?email=a@b.de&left=2", "/login/staff"]) {
    await page.goto(path);
    await expectUsable(page);
  }
  await signIn(page, { name: freshName() });
  for (const path of ["/account", "/account/comments", "/account/proof?want=export&sent=1"]) {
    await page.goto(path);
    await expectUsable(page);
  }
});
