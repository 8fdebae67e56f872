import type { Page } from "@playwright/test";
import { expect, test, textOf } from "#e2e/portal.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";

/** Goes to the form about the newest article as a reader does: by the link under its text. */
async function openForm(page: Page) {
  await page.goto("/");
  await page.locator("main h2 a").first().click();
  await page.getByRole("link", { name: "Diesen Artikel melden" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inhalt melden");
}

const explanation = (words: string) => `${words}: Der zweite Satz behauptet eine Straftat, die es nie gab.`;
const problems = (page: Page) => page.getByRole("alert");
const send = (page: Page) => page.getByRole("button", { name: "Meldung absenden" }).click();

test("a stranger reports an article, and finds the case again", async ({ page }) => {
  await openForm(page);
  await page
    .getByLabel("Was ist daran falsch?")
    .selectOption({ label: "Beleidigung, üble Nachrede, Verleumdung" });
  const words = explanation(`Probe ${Date.now()}`);
  await page.getByLabel("Ihre Begründung").fill(words);
  await page.getByLabel("Ihr Name").fill("Ada Beispiel");
  await page.getByLabel("Ihre E-Mail-Adresse").fill("Ada@Example.org");
  await page.getByLabel("Ich versichere").check();
  await send(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihre Meldung ist eingegangen");
  const reference = /M-\d{4}(-[0-9A-Z]{4}){4}/.exec(await textOf(page.locator("main")))?.[0] ?? "";
  expect(reference).not.toBe("");
  await page.getByRole("link", { name: "Stand der Meldung ansehen" }).click();
  await expect(page.getByText("In Prüfung")).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByText("Ada Beispiel")).toHaveCount(0);
  await page.goto("/report/case");
  await page.getByLabel("Aktenzeichen").fill(reference.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Ansehen" }).click();
  await expect(page.getByText(words)).toBeVisible();
});

test("a refused form comes back whole, with a word at each field, and survives a reload", async ({
  page,
}) => {
  await openForm(page);
  await page.getByLabel("Ihre Begründung").fill('Erste Zeile,\n\nzweite: <b>"&amp;');
  await page.getByLabel("Ihr Name").fill("Ada");
  await page.getByLabel("Ihre E-Mail-Adresse").fill("ada@");
  await send(page);
  for (const again of [false, true]) {
    if (again) await page.reload();
    await expect(problems(page).getByRole("link")).toHaveText([
      "Bitte wählen Sie, wogegen der Inhalt verstößt.",
      /keine vollständige E-Mail-Adresse/,
      "Bitte bestätigen Sie, dass Ihre Angaben stimmen.",
    ]);
    await expect(page.getByLabel("Ihre Begründung")).toHaveValue('Erste Zeile,\n\nzweite: <b>"&amp;');
    await expect(page.getByLabel("Ihr Name")).toHaveValue("Ada");
    await expect(page.getByLabel("Ihre E-Mail-Adresse")).toHaveValue("ada@");
    await expect(page.getByLabel("Ihre E-Mail-Adresse")).toHaveAccessibleDescription(/keine vollständige/);
  }
  await expect(page).toHaveTitle(/^Fehler: Inhalt melden/);
  await page.getByLabel("Was ist daran falsch?").selectOption("law:child-abuse");
  await page.getByLabel("Ihr Name").fill("");
  await page.getByLabel("Ihre E-Mail-Adresse").fill("");
  await page.getByLabel("Ich versichere").check();
  await page.getByLabel("Ihre Begründung").fill(explanation(`Ohne Namen ${Date.now()}`));
  await send(page);
  await expect(page.getByText("Da Sie keine Adresse angegeben haben")).toBeVisible();
});

test("a form of another site is refused, and a case that nobody was told is none", async ({
  page,
  request,
  baseURL,
}) => {
  const sent = await request.post("/report", {
    form: {
      type: "article",
      id: "1",
      reason: "law:other",
      explanation: explanation("Fremd"),
      goodFaith: "1",
    },
    headers: { Origin: "https://evil.example" },
    maxRedirects: 0,
  });
  expect(sent.headers().location ?? "").not.toMatch(/sent|draft/);
  const own = await request.post("/report", {
    form: { type: "article", id: "1", explanation: "" },
    headers: { Origin: baseURL ?? "" },
    maxRedirects: 0,
  });
  expect([own.status(), own.headers().location]).toEqual([303, expect.stringContaining("draft=")]);
  for (const path of [
    "/report",
    "/report?type=media&id=1",
    "/report?type=comment&id=999999999",
    "/report/sent?case=M-2026-AAAA-AAAA-AAAA-AAAA",
    "/report/case?case=M-2026-AAAA-AAAA-AAAA-AAAA",
  ])
    expect((await page.goto(path))?.status(), path).toBe(404);
});

test("a page of a book in one field is given back, and a megabyte is refused", async ({
  request,
  baseURL,
}) => {
  const post = (text: string) =>
    request.post("/report", {
      form: { type: "article", id: "1", explanation: text },
      headers: { Origin: baseURL ?? "" },
      maxRedirects: 0,
    });
  const long = await post("a".repeat(20_000));
  const back = await request.get(long.headers().location ?? "");
  expect(await back.text()).toContain("a".repeat(20_000));
  const huge = await post("a".repeat(1_000_000));
  expect(huge.status()).toBeLessThan(500);
  expect(huge.headers().location ?? "").not.toMatch(/sent|draft/);
});

test("everybody can use the forms", { tag: LOOKS }, async ({ page }) => {
  await openForm(page);
  await expectUsable(page, { what: "form" });
  await send(page);
  await expect(problems(page)).toBeVisible();
  await expectUsable(page, { what: "form sent back" });
  await page.goto("/report/case");
  await expectUsable(page);
});
