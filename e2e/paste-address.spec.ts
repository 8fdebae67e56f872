import { expect, type Page, test } from "@playwright/test";
import { begin, pasteAll, saved, text } from "#e2e/editor.ts";
import { mark } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";

/** Addresses that are pasted while an article is written. */
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "the editor is an app");

const VIDEO = "https://youtu.be/dQw4w9WgXcQ?si=abc";
const OTHER = "https://beispiel.example/bericht?seite=2";

const embeds = (page: Page) => text(page).locator("figure.embed");
const links = (page: Page) => text(page).locator("a");
const pasteAddress = (page: Page, address: string) => pasteAll(page, { "text/plain": `${address}\n` });

test.beforeEach(async ({ page, context }) => {
  await signedIn(context, { role: "author" });
  await begin(page, `Umzug ${mark()}`);
  await text(page).click();
});

test("alone on an empty line it is what stands there; undone, the link", async ({ page }) => {
  await page.keyboard.type("Ein Satz.");
  await page.keyboard.press("Enter");
  await pasteAddress(page, VIDEO);
  await expect(embeds(page)).toHaveText(VIDEO);
  await expect(links(page)).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(embeds(page)).toHaveCount(0);
  await expect(links(page)).toHaveText(VIDEO);
  await expect(links(page)).toHaveAttribute("href", VIDEO);
  await page.keyboard.press("Control+z");
  await expect(links(page)).toHaveCount(0);
  await expect(text(page)).toContainText("Ein Satz.");
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+Shift+z");
  await expect(embeds(page)).toHaveText(VIDEO);
  await saved(page);
  await page.reload();
  await expect(embeds(page)).toHaveText(VIDEO);
  await expect(text(page).locator("p").first()).toHaveText("Ein Satz.");
});

test("writing goes on below it", async ({ page }) => {
  await pasteAddress(page, VIDEO);
  await expect(embeds(page)).toHaveCount(1);
  await page.keyboard.type("Was dort zu sehen ist.");
  await expect(text(page).locator("figure.embed + p")).toHaveText("Was dort zu sehen ist.");
});

test("any other, and one within a sentence or list, is a link", async ({ page }) => {
  await pasteAddress(page, OTHER);
  await page.keyboard.type(" und ");
  await pasteAll(page, { "text/plain": VIDEO, "text/html": `<a href="${VIDEO}">Umzug – YouTube</a>` });
  await page.keyboard.type(" zeigen es.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- ");
  await pasteAddress(page, VIDEO);
  await expect(embeds(page)).toHaveCount(0);
  await expect(links(page)).toHaveText([OTHER, VIDEO, VIDEO]);
  await expect(text(page).locator("p").first()).toHaveText(`${OTHER} und ${VIDEO} zeigen es.`);
  await pasteAll(page, { "text/plain": "javascript:alert(1)" });
  await expect(links(page)).toHaveCount(3);
});

test("over chosen words it is their link", async ({ page }) => {
  await page.keyboard.type("Der Bericht");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await pasteAddress(page, VIDEO);
  await expect(text(page).locator("p").first()).toHaveText("Der Bericht");
  await expect(links(page)).toHaveText("Bericht");
  await expect(links(page)).toHaveAttribute("href", VIDEO);
  await expect(embeds(page)).toHaveCount(0);
});
