import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { mark } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
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

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 1440]) {
    test(`axe finds nothing where menus are kept, ${colorScheme}, ${width} px`, async ({ page, context }) => {
      test.skip(test.info().project.use.javaScriptEnabled === false, "axe is a script");
      await signedIn(context, { role: "editor" });
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(paths.adminMenus());
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`),
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      if (process.env.LOOK)
        await page.screenshot({
          path: `${process.env.LOOK}/menus-${colorScheme}-${width}.png`,
          fullPage: true,
        });
    });
  }
}
