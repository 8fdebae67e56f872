import { expect, type Page, test } from "@playwright/test";
import { publishArticle, withdrawArticle } from "#db/article-writes.ts";
import { getSite } from "#db/site.ts";
import { addressOf, makeDraft, makeLive, operator } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase, signedIn } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

/** An article in two languages, from the desk to its readers (rule RM4). */
const pathOf = async (id: number) => `/${(await addressOf(id)).join("/")}`;

const languages = (page: Page) =>
  page
    .locator('head link[rel="alternate"][hreflang]')
    .evaluateAll((links) =>
      links.map((link) => `${link.getAttribute("hreflang")} ${link.getAttribute("href")}`).toSorted(),
    );

async function makePair() {
  await joinPortalDatabase();
  const word = mark();
  const sectionId = (await getSite()).sections[0]?.id;
  const german = await makeLive({ sectionId, language: "de", title: `Wärme ${word}` });
  const english = await makeDraft({ sectionId, language: "en", title: `Warmth ${word}` });
  return { word, german, english };
}

test("an editor links two articles; readers are led to the other while it is there", async ({
  page,
  context,
  browser,
}) => {
  test.slow();
  const { word, german, english } = await makePair();
  await signedIn(context, { role: "editor" });
  await page.goto(paths.adminArticle({ id: german }));
  const box = page.getByRole("region", { name: "Übersetzung" });
  await box.getByLabel("Artikel in der anderen Sprache").fill("gibtesnicht");
  await expect(box.getByText("Kein Artikel gefunden")).toBeVisible();
  await box.getByLabel("Artikel in der anderen Sprache").fill(word);
  await box.getByRole("button", { name: `Warmth ${word}` }).click();
  await expect(box.getByRole("link", { name: `Warmth ${word}` })).toBeVisible();
  await expect(box).toContainText("Englisch");

  const { baseURL, javaScriptEnabled } = test.info().project.use;
  const outside = await browser.newContext({ baseURL, javaScriptEnabled });
  const reader = await outside.newPage();
  const [here, there] = [await pathOf(german), await pathOf(english)];
  await reader.goto(here);
  const link = reader.getByRole("link", { name: "Read in English" });
  await expect(link).toHaveCount(0);
  expect(await languages(reader)).toEqual([]);

  await publishArticle(operator, english);
  // The test writes as another process, and the portal hears of it.
  const links = (count: number) =>
    expect(async () => {
      await reader.goto(here);
      await expect(link).toHaveCount(count, { timeout: 500 });
    }).toPass();
  await links(1);
  const both = [`de ${baseURL}${here}`, `en ${baseURL}${there}`, `x-default ${baseURL}${here}`];
  expect(await languages(reader)).toEqual(both);
  await expect(link).toHaveAttribute("lang", "en");
  await link.click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(`Warmth ${word}`);
  expect(await languages(reader)).toEqual(both);
  await expect(reader.getByRole("link", { name: "Auf Deutsch lesen" })).toHaveAttribute("href", here);
  const data = await reader.locator('script[type="application/ld+json"]').first().textContent();
  expect(JSON.parse(data ?? "")).toMatchObject({ translationOfWork: { url: `${baseURL}${here}` } });

  await withdrawArticle(operator, english, { reason: "Irrtum" });
  await links(0);
  expect(await languages(reader)).toEqual([]);
  await publishArticle(operator, english);
  await links(1);

  await page.goto(paths.adminArticle({ id: english }));
  await box.getByRole("button", { name: "Verbindung lösen" }).click();
  await expect(box.getByLabel("Artikel in der anderen Sprache")).toBeVisible();
  await links(0);
  await outside.close();
});

test("an author sees what is linked, and cannot change it", async ({ page, context }) => {
  await joinPortalDatabase();
  const { german } = await makePair();
  await signedIn(context, { role: "author" });
  await page.goto(paths.adminArticle({ id: german }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Wärme");
  await expect(page.getByLabel("Artikel in der anderen Sprache")).toHaveCount(0);
});
