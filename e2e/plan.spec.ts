import { expect, type Page, test } from "@playwright/test";
import { makeAccount } from "#db/testing/people.ts";
import { nextMail } from "#e2e/outbox.ts";
import { mark } from "#e2e/own-article.ts";
import { makePlanned } from "#e2e/planned.ts";
import { signedIn, signInAs } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

const outbox = () => process.env.E2E_DATA_DIR ?? "";
const card = (page: Page, title: string) => page.locator(".plan-card", { hasText: title });

test("an idea comes onto the board, somebody is to see it through and hears of it", async ({
  page,
  context,
}) => {
  const name = `Greta ${mark()}`;
  const colleague = await signedIn(context, { role: "author", name });
  await context.clearCookies();
  await signedIn(context, { role: "editor", name: `Mara ${mark()}` });
  await page.goto("/admin/plan");
  const title = `Idee ${mark()}`;
  await page.locator("summary", { hasText: "Idee anlegen" }).click();
  await page.getByLabel("Arbeitstitel").fill("   ");
  await page.locator(".idea").getByLabel("Vorgesehen für").fill("2020-02-03");
  await page.getByRole("button", { name: "Anlegen", exact: true }).click();
  await expect(page.getByText("Geben Sie der Idee einen Arbeitstitel.")).toBeVisible();
  await expect(page.locator(".idea").getByLabel("Vorgesehen für")).toHaveValue("2020-02-03");
  await page.getByLabel("Arbeitstitel").fill(title);
  await page.getByRole("button", { name: "Anlegen", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Angelegt.");
  await expect(page.getByText("Geben Sie der Idee einen Arbeitstitel.")).toHaveCount(0);

  const own = card(page, title);
  await expect(own).toContainText("überfällig");
  await own.locator("summary").click();
  await own.getByLabel("Zuständig").selectOption({ label: name });
  await own.getByLabel("Vorgesehen für").fill("2020-02-04");
  await own.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByRole("status")).toHaveText("Gespeichert.");
  await expect(own.locator("summary")).toContainText(name);
  await expect(own.locator("summary")).toContainText("4. Feb");
  const mail = await nextMail(outbox(), colleague.email, { subject: /zugewiesen/ });
  expect(mail.subject).toContain(title);

  await context.clearCookies();
  await signInAs(context, colleague.userId);
  await page.goto("/admin/plan?mine=1");
  await expect(page.locator(".plan-card")).toHaveCount(1);
  await expect(card(page, title)).toBeVisible();
});

test("a day in the calendar is changed, also one on which the clock is", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const { title } = await makePlanned("2031-03-30");
  await page.goto("/admin/plan/calendar?month=2031-03");
  const on = (day: string) => page.locator("td", { has: page.locator(`time[datetime="${day}"]`) });
  await expect(on("2031-03-30")).toContainText(title);
  await on("2031-03-30").locator("li", { hasText: title }).locator("summary").click();
  const line = on("2031-03-30").locator("li", { hasText: title });
  await line.getByLabel("Auf den").fill("2031-03-31");
  await line.getByRole("button", { name: "Verschieben" }).click();
  await expect(page.getByRole("status")).toHaveText("Verschoben.");
  await expect(on("2031-03-31")).toContainText(title);
  await expect(on("2031-03-30")).not.toContainText(title);
});

test("a note calls a colleague, who gets a mail, finds it on the board and is done with it", async ({
  page,
  context,
}) => {
  const [first, own] = [`Ines${mark()}`, mark()];
  const colleague = await signedIn(context, { role: "author", name: `${first} Adler` });
  await makeAccount({ role: "author", name: `${first} Bach` });
  const { id, title } = await makePlanned(null);
  await context.clearCookies();
  await signedIn(context, { role: "editor", name: `Otto ${own}` });
  await page.goto(paths.adminNotes({ id }));
  await page.getByLabel("Neue Notiz").fill(`@${first}, bitte ${own} prüfen`);
  await page.getByRole("button", { name: "Notieren" }).click();
  await expect(
    page.getByText(`„@${first}“ kann mehrere meinen: ${first} Adler, ${first} Bach.`),
  ).toBeVisible();
  await expect(page.getByLabel("Neue Notiz")).toHaveValue(`@${first}, bitte ${own} prüfen`);
  await page.getByLabel("Neue Notiz").fill(`@${first} Adler, bitte <b>${own}</b> prüfen 🗞️`);
  await page.getByRole("button", { name: "Notieren" }).click();
  await expect(page.getByRole("status")).toHaveText("Notiert.");
  await expect(page.getByText("kann mehrere meinen")).toHaveCount(0);
  await expect(page.getByLabel("Neue Notiz")).toHaveValue("");
  await expect(page.getByText(`bitte <b>${own}</b> prüfen 🗞️`)).toBeVisible();
  const mail = await nextMail(outbox(), colleague.email, { subject: /erwähnt Sie/ });
  expect(mail.subject).toContain(title);
  expect(mail.text).toContain(own);
  expect(mail.text).toContain(paths.adminNotes({ id }));

  await context.clearCookies();
  await signInAs(context, colleague.userId);
  await page.goto("/admin/plan");
  const mine = page.getByRole("region", { name: "Für mich" });
  await expect(mine).toContainText(own);
  await mine.getByRole("button", { name: "Gelesen" }).click();
  await expect(page.getByRole("status")).toHaveText("Als gelesen vermerkt.");
  await expect(mine).toHaveCount(0);

  await page.goto(paths.adminNotes({ id }));
  await page.getByRole("button", { name: "Erledigt" }).first().click();
  await expect(page.getByText("erledigt ", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Wieder öffnen" }).click();
  await expect(page.getByRole("status")).toHaveText("Wieder offen.");
});

test("an address that nobody wrote is answered", async ({ page, context }) => {
  await signedIn(context, { role: "author" });
  const board = ["section=x", "column=draft&after=999999999", "person=0&mine=2", "done=%3Cb%3E", "problem=x"];
  const calendar = [
    "month=0000-00",
    "month=1000-01",
    "month=2999-12",
    "month=2026-11&month=2026-12",
    "problem=x",
  ];
  for (const query of board) expect((await page.goto(`/admin/plan?${query}`))?.status(), query).toBe(200);
  for (const query of calendar)
    expect((await page.goto(`/admin/plan/calendar?${query}`))?.status(), query).toBe(200);
  for (const id of ["0", "x", "999999999", "99999999999999999999"])
    expect((await page.goto(`/admin/plan/notes/${id}`))?.status(), id).toBe(404);
});

test("everybody can use every page of the planning", { tag: LOOKS }, async ({ page, context }) => {
  test.slow();
  const { id } = await makePlanned("2020-01-15");
  await signedIn(context, { role: "editor" });
  const pages = ["/admin/plan", "/admin/plan?column=draft", "/admin/plan/calendar?month=2020-01"];
  for (const path of [...pages, paths.adminNotes({ id }), paths.adminCorrections({ id })]) {
    await page.goto(path);
    await expectUsable(page, { opened: true });
  }
});
