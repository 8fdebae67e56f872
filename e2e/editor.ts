import { readFileSync } from "node:fs";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { signedIn } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

/** The page where an article is written, as its tests use it. */

export const saved = (page: Page) =>
  expect(page.getByRole("status").filter({ hasText: "Gesichert um" })).toBeVisible();
export const text = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });
export const side = (page: Page) => page.getByRole("complementary", { name: "Nächster Schritt" });
export const step = (page: Page, name: string) =>
  side(page).locator(".step").getByRole("button", { name, exact: true }).click();
const idOf = (page: Page) => Number(/articles\/(\d+)/.exec(page.url())?.[1]);

export async function begin(page: Page, title: string): Promise<number> {
  await page.goto(paths.adminNewArticle());
  await page.getByLabel("Arbeitstitel").fill(title);
  await page.getByRole("button", { name: "Anlegen und schreiben" }).click();
  await expect(text(page)).toBeVisible();
  return idOf(page);
}

/** Somebody else at their own desk. */
export async function colleague(
  browser: Browser,
  role: "author" | "editor",
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: test.info().project.use.baseURL, locale: "de-DE" });
  await signedIn(context, { role });
  return { page: await context.newPage(), context };
}

export const paste = (page: Page, html: string) => pasteAll(page, { "text/html": html });

/** What a program puts on the clipboard, by media type. */
export async function pasteAll(page: Page, brought: Record<string, string>): Promise<void> {
  await text(page).evaluate((element, brought) => {
    const clipboardData = new DataTransfer();
    for (const [type, data] of Object.entries(brought)) clipboardData.setData(type, data);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, brought);
}

/** What Word puts on the clipboard: headings, a list in a list, a table, and much that is only its own. */
export const WORD = readFileSync("lib/testing/word-clipboard.txt", "utf8");
