import { expect, type Page, test } from "@playwright/test";
import { makeAccount } from "#db/testing/people.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

/** Writing an article: from the working title to the readers, with what can go wrong on the way. */
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "the editor is an app");

const mark = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
const saved = (page: Page) =>
  expect(page.getByRole("status").filter({ hasText: "Gesichert um" })).toBeVisible();
const text = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });

async function begin(page: Page, title: string): Promise<number> {
  await page.goto(paths.adminNewArticle());
  await page.getByLabel("Arbeitstitel").fill(title);
  await page.getByRole("button", { name: "Anlegen und schreiben" }).click();
  await expect(text(page)).toBeVisible();
  return Number(/articles\/(\d+)/.exec(page.url())?.[1]);
}

test("what is typed is kept, and is there again", async ({ page, context }) => {
  await signedIn(context, { role: "author" });
  await begin(page, `Brücke ${mark()}`);
  await text(page).click();
  await page.keyboard.type("Der erste Satz. ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("Fett.");
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Enter");
  await page.keyboard.type("## Ein Zwischentitel");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- eins");
  await page.keyboard.press("Enter");
  await page.keyboard.type("zwei");
  await page.getByLabel("Vorspann").fill("Worum es geht.");
  await saved(page);
  await page.screenshot({ path: "/tmp/look/editor.png", fullPage: true });
  await page.reload();
  await expect(text(page).locator("strong")).toHaveText("Fett.");
  await expect(text(page).locator("h2")).toHaveText("Ein Zwischentitel");
  await expect(text(page).locator("li")).toHaveText(["eins", "zwei"]);
  await expect(page.getByLabel("Vorspann")).toHaveValue("Worum es geht.");
  await page.goto(paths.adminArticles());
  await page.screenshot({ path: "/tmp/look/list.png" });
});

void makeAccount;
