import { expect, type Page, test } from "@playwright/test";
import { makeQueued } from "#e2e/queued.ts";
import { joinPortalDatabase, signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";

/** Somebody reports the comment that stands at this address, without an account. @returns the case's reference */
async function report(
  page: Page,
  { commentId, words }: { commentId: number; words: string },
): Promise<string> {
  await page.goto(`/report?type=comment&id=${commentId}`);
  await page.getByLabel("Was ist daran falsch?").selectOption("policy:insult");
  await page.getByLabel("Ihre Begründung").fill(words);
  await page.getByLabel("Ihr Name").fill("Ada Beispiel");
  await page.getByLabel("Ihre E-Mail-Adresse").fill("ada@example.org");
  await page.getByLabel("Ich versichere").check();
  await page.getByRole("button", { name: "Meldung absenden" }).click();
  await page.getByRole("link", { name: "Stand der Meldung ansehen" }).click();
  return new URL(page.url()).searchParams.get("case") ?? "";
}

const desk = (reference: string) => `/admin/cases/${reference}`;

test("a stranger reports, a moderator dismisses, the stranger objects, the comment goes after all", async ({
  page,
  browser,
  baseURL,
}) => {
  await joinPortalDatabase();
  const { ids, article } = await makeQueued(1);
  const words = `Der Satz beleidigt eine Person ${Date.now()}.`;
  const reference = await report(page, { commentId: ids[0] ?? 0, words });

  const newsroom = await browser.newContext({ baseURL });
  await signedIn(newsroom, { role: "moderator" });
  const theirs = await newsroom.newPage();
  await theirs.goto("/admin/cases");
  await theirs.getByRole("row", { name: words }).getByRole("link").click();
  await expect(theirs.getByText("ada@example.org")).toBeVisible();
  await theirs.getByLabel("Der Meldung nicht folgen").check();
  await theirs.getByLabel("Was die Person liest, die gemeldet hat").fill("Das ist eine Meinung.");
  await theirs.getByRole("button", { name: "Entscheidung mitteilen" }).click();
  await expect(theirs.getByText("Der Meldung nicht gefolgt").first()).toBeVisible();

  await page.reload();
  await expect(page.getByText("Das ist eine Meinung.")).toBeVisible();
  await page.getByLabel("Ihr Widerspruch").fill("zu kurz");
  await page.getByRole("button", { name: "Widerspruch absenden" }).click();
  await expect(page.getByLabel("Ihr Widerspruch")).toHaveValue("zu kurz");
  await expect(page.getByLabel("Ihr Widerspruch")).toHaveAccessibleDescription(/zu knapp/);
  await page.getByLabel("Ihr Widerspruch").fill("Der zweite Satz nennt sie beim Namen.");
  await page.getByRole("button", { name: "Widerspruch absenden" }).click();
  await expect(page.getByText("Der Widerspruch wird geprüft.")).toBeVisible();

  await theirs.goto(desk(reference));
  await expect(theirs.getByText("Die erste Entscheidung war Ihre.")).toBeVisible();
  await theirs.getByLabel("Dem Widerspruch und damit der Meldung folgen").check();
  await theirs.getByLabel("Was die Person liest, die widersprochen hat").fill("Sie haben recht.");
  await theirs.getByRole("button", { name: "Antwort mitteilen" }).click();
  await expect(theirs.locator("#case-problem")).toBeVisible();
  await expect(theirs.getByLabel("Was die Person liest, die widersprochen hat")).toHaveValue(
    "Sie haben recht.",
  );
  await theirs.getByLabel("Regel oder Gesetz").selectOption("insult");
  await theirs
    .getByLabel("Was die Person liest, die den Kommentar geschrieben hat")
    .fill("Er greift eine Person an.");
  await theirs.getByRole("button", { name: "Antwort mitteilen" }).click();
  await expect(theirs.getByText("Dem Widerspruch gefolgt")).toBeVisible();
  await newsroom.close();

  await page.reload();
  await expect(page.getByText("Dem Widerspruch sind wir gefolgt.")).toBeVisible();
  expect((await page.goto(article))?.status()).toBe(200);
  await page.goto("/transparency");
  await expect(page.getByRole("row", { name: /Angriff auf Menschen/ }).first()).toBeVisible();
});

test("cases are no reader's business", async ({ page, context }) => {
  await signedIn(context, { role: "reader" });
  for (const path of ["/admin/cases", desk("1")]) expect((await page.goto(path))?.status(), path).toBe(404);
});

for (const role of ["reader", "author", null] as const) {
  test(`nothing is decided by ${role ?? "nobody"} on a page that a moderator had opened`, async ({
    browser,
    baseURL,
  }) => {
    await joinPortalDatabase();
    const { ids } = await makeQueued(1);
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "de-DE" });
    const page = await context.newPage();
    const reference = await report(page, {
      commentId: ids[0] ?? 0,
      words: `Fremde Hand ${Date.now()} ${role}.`,
    });
    await signedIn(context, { role: "moderator" });
    await page.goto(desk(reference));
    await page.getByLabel("Der Meldung nicht folgen").check();
    await page.getByLabel("Was die Person liest, die gemeldet hat").fill("Fremd.");
    await context.clearCookies();
    if (role) await signedIn(context, { role });
    const answer = page.waitForResponse((one) => one.request().method() === "POST");
    await page.getByRole("button", { name: "Entscheidung mitteilen" }).click();
    expect((await answer).status()).toBe(role === null ? 303 : 404);
    await page.goto(`/report/case?case=${reference}`);
    await expect(page.getByText("In Prüfung")).toBeVisible();
    await context.close();
  });
}

test("everybody can use the pages of cases", { tag: LOOKS }, async ({ page, context }) => {
  await joinPortalDatabase();
  const { ids } = await makeQueued(1);
  const reference = await report(page, {
    commentId: ids[0] ?? 0,
    words: `Für die Prüfung gemeldet ${Date.now()}.`,
  });
  await signedIn(context, { role: "moderator" });
  for (const path of ["/admin/cases", desk(reference), `/report/case?case=${reference}`, "/transparency"]) {
    await page.goto(path);
    await expectUsable(page);
  }
});
