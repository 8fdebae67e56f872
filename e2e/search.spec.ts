import { expect, test } from "@playwright/test";
import { mark } from "#e2e/own-article.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";

test("a reader searches, narrows it down, opens what was found, and keeps the search", async ({
  page,
  request,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Suche", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suche");
  await page.getByLabel("Suchwörter").fill("Rechenzentren");
  await page.getByRole("button", { name: "Suchen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suche nach „Rechenzentren“");
  const results = page.getByRole("main").locator("article");
  const all = await results.count();
  expect(all).toBeGreaterThan(1);
  await expect(page.locator("mark").first()).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);

  await page.locator("select[name=section]").selectOption("Politik");
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
  expect((await request.get("/search?q=a&page=x")).status()).toBe(404);
  expect((await request.get("/search?q=a&section=gibt-es-nicht")).status()).toBe(404);
  const description = await request.get("/opensearch.xml");
  expect(description.headers()["content-type"]).toContain("opensearchdescription+xml");
});

/** What somebody may type, and what the page says then. */
const ODD: [words: string, says: RegExp][] = [
  ["", /Suchwörter/],
  // More than an address may say.
  ["a".repeat(10_000), /Suchwörter/],
  ["a".repeat(1_000), /./],
  ["der die das", /Diese Wörter stehen in fast jedem Text/],
  ["' & | ! :*", /Diese Wörter stehen in fast jedem Text/],
  ["🤖🎉", /Diese Wörter stehen in fast jedem Text/],
  ["\u202eשלום عليكم", /nichts gefunden/],
  ["'; DROP TABLE articles; --", /nichts gefunden|Treffer|enthalten/],
  ["(a+)+$ [^x]{9,} \\d", /./],
  ['"unfertig und', /./],
  ["„Rechenzentren“ and the energy transition", /Treffer|enthalten/],
  ["<script>alert(1)</script>", /./],
];

test("whatever is typed gets a page, a feed and a subscription, or a sentence that says why not", async ({
  request,
}) => {
  for (const [words, says] of ODD) {
    const q = encodeURIComponent(words);
    const page = await request.get(`/search?q=${q}`);
    expect(page.status(), words.slice(0, 30)).toBe(200);
    const html = await page.text();
    expect(html, words.slice(0, 30)).toMatch(says);
    expect(html).not.toContain("<script>alert");
    const feed = await request.get(`/feed.json?q=${q}`);
    // Longer than a search may be saved: no feed has that name.
    expect([200, words.length > 200 ? 404 : 200], words.slice(0, 30)).toContain(feed.status());
    const subscribed = await request.post("/subscriptions", {
      form: { kind: "search", ref: words, email: `wort-${mark()}@reader.example` },
      // Others subscribe in other tests: one place may so often an hour.
      headers: { "X-Forwarded-For": "198.51.100.77" },
    });
    expect([200, 400, 422, 429], words.slice(0, 30)).toContain(subscribed.status());
  }
});

test("everybody can use the search", { tag: LOOKS }, async ({ page }) => {
  for (const path of ["/search", "/search?q=Rechenzentren"]) {
    await page.goto(path);
    await expectUsable(page);
  }
});
