import { expect, type Page, test } from "@playwright/test";
import { createPage } from "#db/page-desk.ts";
import { operator } from "#db/testing/rows.ts";
import { paste, text, WORD } from "#e2e/editor.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase, signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** Pages that are no news: made, written, published, moved, compared, brought back. */

const hasScript = () => test.info().project.use.javaScriptEnabled !== false;
const told = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });
const save = (page: Page) => page.getByRole("button", { name: "Speichern", exact: true }).click();

async function readAs(page: Page, path: string) {
  const answer = await page.request.get(path, { maxRedirects: 0, headers: { cookie: "" } });
  return { status: answer.status(), body: await answer.text(), location: answer.headers().location ?? "" };
}

async function ownPage(): Promise<{ id: number; slug: string; title: string }> {
  await joinPortalDatabase();
  const slug = `seite-${mark()}`;
  const title = `Seite ${slug}`;
  return { id: await createPage(operator, { title, slug, language: "de" }), slug, title };
}

test("a page is made and its fields are kept, with scripts and without", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  await page.goto(paths.adminPages());
  await page.getByLabel("Titel").fill(`Über uns ${word}`);
  await page.getByLabel("Adresse").fill("search");
  await page.getByRole("button", { name: "Anlegen" }).click();
  await expect(page.getByText("Diese Adresse braucht das Portal selbst.")).toBeVisible();
  await expect(page.getByLabel("Titel")).toHaveValue(`Über uns ${word}`);
  await page.getByLabel("Adresse").fill("");
  await page.getByRole("button", { name: "Anlegen" }).click();
  await expect(told(page, "Angelegt.")).toBeVisible();
  const path = `/ueber-uns-${word}`;
  expect((await readAs(page, path)).status).toBe(404);
  await page.getByLabel("Beschreibung").fill("Wer wir sind.");
  await page.getByLabel("Platz im Seitenfuß").fill("-1");
  await save(page);
  await expect(page.getByText("Der Platz ist eine ganze Zahl von 0 bis 999.")).toBeVisible();
  await expect(page.getByLabel("Beschreibung")).toHaveValue("Wer wir sind.");
  await page.getByLabel("Platz im Seitenfuß").fill("900");
  await page.getByLabel("Veröffentlicht").check();
  await save(page);
  await expect(told(page, "Gespeichert.")).toBeVisible();
  const published = await readAs(page, path);
  expect(published.status).toBe(200);
  expect(published.body).toContain('content="Wer wir sind."');
  if (!hasScript()) await expect(page.getByText(/Den Text zu schreiben braucht JavaScript/)).toBeVisible();
});

test("a page moves, and its old address leads on", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const { id, slug } = await ownPage();
  await page.goto(paths.adminPage({ id }));
  await page.getByLabel("Veröffentlicht").check();
  await page.getByLabel("Adresse").fill(`${slug}-neu`);
  await save(page);
  await expect(told(page, "Gespeichert.")).toBeVisible();
  const old = await readAs(page, `/${slug}`);
  expect([old.status, old.location]).toEqual([301, expect.stringContaining(`/${slug}-neu`)]);
  expect((await readAs(page, `/${slug}-neu`)).status).toBe(200);
});

test("only who looks after the portal changes what the law asks for", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  await page.goto(paths.adminPages());
  await page.getByRole("link", { name: "Impressum" }).first().click();
  await expect(page.getByText(/Ändern kann sie nur, wer das Portal verwaltet/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Speichern", exact: true })).toHaveCount(0);
});

test.describe("with scripts", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "the editor is an app");

  test("a text is written, compared and brought back; of two the later is told and loses nothing", async ({
    page,
    context,
  }) => {
    test.slow();
    await signedIn(context, { role: "editor" });
    const { id, slug, title } = await ownPage();
    await page.goto(paths.adminPage({ id }));
    await text(page).click();
    await page.keyboard.type("Wir schreiben seit 1999.");
    await page.getByLabel("Veröffentlicht").check();
    await save(page);
    await expect(told(page, "Gespeichert.")).toBeVisible();
    expect((await readAs(page, `/${slug}`)).body).toContain("Wir schreiben seit 1999.");

    const second = await context.newPage();
    await second.goto(paths.adminPage({ id }));
    await text(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Und gern.");
    await save(page);
    await expect(page.getByText("Fassung 3")).toBeVisible();

    await text(second).click();
    await second.keyboard.press("Control+End");
    await second.keyboard.type(" Im zweiten Fenster.");
    await save(second);
    await expect(second.getByText(/^Inzwischen hat jemand anders diese Seite gespeichert/)).toBeVisible();
    await expect(text(second)).toContainText("Im zweiten Fenster.");
    await second.getByLabel(/^Meinen Stand trotzdem speichern/).check();
    await save(second);
    await expect(told(second, "Gespeichert.")).toBeVisible();
    expect((await readAs(page, `/${slug}`)).body).toContain("Im zweiten Fenster.");

    await page.goto(paths.adminPageVersions({ id }));
    await page.getByRole("link", { name: "Mit der vorigen vergleichen" }).first().click();
    await expect(page.locator("del").filter({ hasText: "gern" })).toBeVisible();
    await expect(page.locator("ins").filter({ hasText: "Fenster" })).toBeVisible();
    await page.getByRole("button", { name: "Fassung 3 wieder einsetzen" }).click();
    await expect(told(page, "Wieder eingesetzt")).toBeVisible();
    const restored = (await readAs(page, `/${slug}`)).body;
    expect(restored).toContain("Und gern.");
    expect(restored).not.toContain("Im zweiten Fenster.");
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  });
});

test("everybody can use the desk of pages", { tag: LOOKS }, async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  const { id } = await ownPage();
  for (const path of [
    paths.adminPage({ id }),
    paths.adminPages(),
    paths.adminPageVersions({ id }, { from: "1", to: "2" }),
  ]) {
    await page.goto(path);
    if (path === paths.adminPage({ id })) {
      await expect(text(page)).toBeVisible();
      await text(page).click();
      await paste(page, WORD);
      await save(page);
      await expect(told(page, "Gespeichert.")).toBeVisible();
    }
    await expectUsable(page);
  }
});
