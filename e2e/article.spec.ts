import { expect, test, textOf } from "#e2e/portal.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.locator("main h2 a").first().click();
});

test("the parts of an article stand in their order", async ({ page }) => {
  const parts = [
    "header .kicker",
    "h1",
    'a[rel="author"]',
    "time",
    "article figure img",
    "figcaption",
    ".prose .dateline",
    "#promos",
    "#jobs",
    "#books",
    "#related",
    "#discussion",
    "#subscribe",
    "#elsewhere",
  ];
  const positions: number[] = [];
  for (const selector of parts) {
    const part = page.locator(`main ${selector}`).first();
    await expect(part, selector).toBeVisible();
    positions.push((await part.boundingBox())?.y ?? Number.NaN);
  }
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
});

test("the dateline stands once, and never in what describes the article", async ({ page }) => {
  const dateline = page.locator(".dateline");
  await expect(dateline).toHaveCount(1);
  const place = (await textOf(dateline)).split(/[ /(]/)[0] ?? "";
  const description = await page.locator('meta[property="og:description"]').getAttribute("content");
  expect(description).not.toContain(`${place} (`);
  const data = JSON.parse(await textOf(page.locator('script[type="application/ld+json"]').first()));
  expect(data["@type"]).toBe("NewsArticle");
  expect(data.headline).toBe(await textOf(page.locator("h1")));
  expect(data.contentLocation[0].name.toUpperCase()).toBe(place.toUpperCase());
  expect(data.datePublished).toBe(await page.locator("main time").first().getAttribute("datetime"));
});

test("whatever is paid for says so before it is read, and to search engines", async ({ page }) => {
  const paid = page.locator('main a[rel~="sponsored"]');
  expect(await paid.count()).toBeGreaterThan(3);
  for (const link of await paid.all()) {
    await expect(link).toHaveAttribute("rel", /nofollow/);
    const label = link.locator("xpath=preceding-sibling::span[1]");
    await expect(label).toHaveText("Anzeige");
  }
  await expect(page.getByText("bringen uns bei einem Kauf eine Provision")).toBeVisible();
});

test("the discussion shows approved letters and the rules beside them", async ({ page }) => {
  const discussion = page.locator("#comments");
  const count = await discussion.locator('article[id^="comment-"]').count();
  expect(count).toBeGreaterThan(0);
  await expect(page.locator("#discussion")).toContainText(String(count));
  await expect(discussion).toContainText("Es werden alle Kommentare moderiert!");
  await expect(discussion).toContainText(await textOf(page.locator("h1")));
  await expect(discussion.locator('a[href="/comment-policy"]')).toBeVisible();
});

test("the headline can be searched for elsewhere", async ({ page }) => {
  const title = encodeURIComponent(await textOf(page.locator("h1")));
  for (const start of [
    "https://www.google.com/search",
    "https://www.bing.com/search",
    "https://news.google.com/search",
  ]) {
    const link = page.locator(`a[href^="${start}?q=${title}"]`);
    await expect(link).toHaveAttribute("rel", /nofollow noopener/);
  }
});

test("on paper there is the article and its address, nothing else", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(".only-print")).toContainText("/");
  for (const selector of [
    "body > header",
    "body > footer",
    "#promos",
    "#related",
    "#comments",
    "#elsewhere",
  ]) {
    await expect(page.locator(selector), selector).toBeHidden();
  }
});
