import { expect, test, textOf } from "#e2e/portal.ts";

test("a reader walks from the front page through the paper", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/Depesche/);
  const lead = page.locator("main h2 a").first();
  const headline = await textOf(lead);

  const section = page.getByRole("navigation", { name: "Ressorts" }).getByRole("link").first();
  const sectionName = await textOf(section);
  await section.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(sectionName);

  await page.locator("main article h2 a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".prose p").first()).toBeVisible();

  await page.goto("/");
  await lead.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline);

  const author = page.locator('a[rel="author"]').first();
  const name = await textOf(author);
  const article = page.url();
  await author.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  await page.goto(article);
  const topic = page.getByRole("navigation", { name: "Themen" }).getByRole("link").first();
  const topicName = await textOf(topic);
  await topic.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(topicName);

  await page.getByRole("contentinfo").getByRole("link", { name: "Archiv" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Archiv");
  await page.locator("main section a").first().click();
  await expect(page.locator("main article h2 a").first()).toBeVisible();
});

test("the front page shows no article twice outside the ranking", async ({ page }) => {
  await page.goto("/");
  const ranking = page.locator('section[aria-labelledby="most-read"] a');
  await expect(ranking).toHaveCount(6);
  const all = await page
    .locator("main h2 a, main h3 a")
    .evaluateAll((links) =>
      links
        .filter((link) => !link.closest('[aria-labelledby="most-read"]'))
        .map((link) => link.getAttribute("href")),
    );
  const articles = all.filter((href) => href?.split("/").length === 3);
  expect(articles.length).toBeGreaterThan(20);
  expect(new Set(articles).size).toBe(articles.length);
});

test("a list pages by stable addresses, each its own canonical", async ({ page, baseURL }) => {
  await page.goto("/latest");
  await page.getByRole("link", { name: "Ältere Artikel" }).click();
  await expect(page).toHaveURL("/latest?page=2");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${baseURL}/latest?page=2`);
  await expect(page).toHaveTitle(/Seite 2/);
  await page.getByRole("link", { name: "Neuere Artikel" }).click();
  await expect(page).toHaveURL("/latest");
});

test("imprint and privacy are one click from everywhere", async ({ page }) => {
  for (const path of ["/", "/latest", "/no-such-page"]) {
    await page.goto(path);
    const footer = page.getByRole("contentinfo");
    await expect(footer.locator('a[href="/imprint"]')).toBeVisible();
    await expect(footer.locator('a[href="/privacy"]')).toBeVisible();
  }
});
