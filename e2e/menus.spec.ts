import { expect, type Page, test } from "@playwright/test";
import { mark } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** The house's own links; in the footer, which no other test counts. */

const readers = async (page: Page) => (await page.request.get("/", { headers: { cookie: "" } })).text();
const told = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });

test("a link is put into the footer, moved, taken out and put back, before all readers at once", async ({
  page,
  context,
}) => {
  await signedIn(context, { role: "editor" });
  const [one, two] = [`Haus ${mark()}`, `Verein ${mark()}`];
  await page.goto(paths.adminMenus());
  await page.getByLabel("Wo", { exact: true }).selectOption("footer");
  await page.getByLabel("Adresse").fill("javascript:alert(1)");
  await page.getByLabel("Wortlaut").fill(one);
  await page.getByRole("button", { name: "Hinzufügen" }).click();
  await expect(page.getByText(/^Das ist kein Pfad, der mit \/ beginnt/)).toBeVisible();
  await expect(page.getByLabel("Wortlaut")).toHaveValue(one);
  for (const label of [one, two]) {
    await page.getByLabel("Wo", { exact: true }).selectOption("footer");
    await page.getByLabel("Adresse").fill(`https://example.org/${label.split(" ")[1]}`);
    await page.getByLabel("Wortlaut").fill(label);
    await page.getByRole("button", { name: "Hinzufügen" }).click();
    await expect(page.locator(".menu-lines").getByText(label)).toBeVisible();
  }
  expect(await readers(page)).toContain(one);
  await page.getByRole("button", { name: `${two} nach vorn` }).click();
  await expect(told(page, "Verschoben.")).toBeVisible();
  const html = await readers(page);
  expect(html.indexOf(two)).toBeLessThan(html.indexOf(one));
  await page.getByRole("button", { name: `${one} herausnehmen` }).click();
  await expect(told(page, "Herausgenommen.")).toBeVisible();
  expect(await readers(page)).not.toContain(one);
  await page.getByRole("button", { name: "Zurückholen" }).click();
  await expect(told(page, "Wieder im Menü.")).toBeVisible();
  expect(await readers(page)).toContain(one);
  for (const label of [one, two]) {
    await page.getByRole("button", { name: `${label} herausnehmen` }).click();
    await expect(page.locator(".menu-lines").getByText(label)).toHaveCount(0);
  }
});

test("everybody can use the desk of menus", { tag: LOOKS }, async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  await page.goto(paths.adminMenus());
  await expectUsable(page);
});
