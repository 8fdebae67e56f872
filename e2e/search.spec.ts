import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { mark } from "#e2e/own-article.ts";

test("a reader searches, narrows it down, opens what was found, and keeps the search", async ({
  page,
  request,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Suche", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suche");
  await page.getByLabel("Suchwörter").fill("Rechenzentren Abwärme");
  await page.getByRole("button", { name: "Suchen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suche nach „Rechenzentren Abwärme“");
  const results = page.getByRole("main").locator("article");
  const all = await results.count();
  expect(all).toBeGreaterThan(1);
  await expect(page.locator("mark").first()).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);

  await page.getByLabel("Ressort").selectOption("Politik");
  await page.getByRole("button", { name: "Suchen" }).click();
  await expect(results.first()).toBeVisible();
  expect(await results.count()).toBeLessThan(all);
  const robots = page.locator('meta[name="robots"]');
  await expect(robots).toHaveAttribute("content", /noindex/);

  const feed = await page.getByRole("link", { name: "Diese Suche als Feed" }).getAttribute("href");
  const rss = await request.get(feed ?? "");
  expect(rss.status()).toBe(200);
  expect(await rss.text()).toContain("<item>");
  await page.getByLabel("E-Mail-Adresse").fill(`sucht-${mark()}@reader.example`);
  await page.getByRole("button", { name: "Abonnieren" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bitte sehen Sie in Ihre Mails");
  await page.goBack();
  const headline = results.first().getByRole("heading");
  const title = await headline.textContent();
  await headline.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
});

test("nothing found is said, and anything can be asked", async ({ page, request }) => {
  await page.goto(`/search?q=${encodeURIComponent("Zwetschgenkuchenrezeptsammlung")}`);
  await expect(page.getByText("Dazu haben wir nichts gefunden.")).toBeVisible();
  for (const words of ["' & | ! :*", '"', "🤖", "\u202e", "a".repeat(10_000), "<script>alert(1)</script>"])
    expect((await request.get(`/search?q=${encodeURIComponent(words)}`)).status(), words.slice(0, 20)).toBe(
      200,
    );
  expect((await request.get("/search?q=a&page=x")).status()).toBe(404);
  expect((await request.get("/search?q=a&section=gibt-es-nicht")).status()).toBe(404);
  const description = await request.get("/opensearch.xml");
  expect(description.headers()["content-type"]).toContain("opensearchdescription+xml");
});

test("search is accessible and fits a narrow phone", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "axe needs a script");
  for (const path of ["/search", "/search?q=Rechenzentren"])
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        expect((await new AxeBuilder({ page }).analyze()).violations, path).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
        if (process.env.LOOK)
          await page.screenshot({ path: `/tmp/look/search-${path.length}-${width}-${colorScheme}.png` });
      }
});
