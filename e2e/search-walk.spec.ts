import { expect, test } from "@playwright/test";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { getSite } from "#db/site.ts";
import { operator, paragraphs } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";

const TEXT =
  "Die Imkerinnen und die Stadtwerke streiten um den Honigzoll. Der Rat vertagt die Entscheidung über den Honigzoll bis zum Herbst.";

/** One matter over three years in two sections. @param word a compound that nobody else has written */
async function publishMatter(word: string): Promise<void> {
  await joinPortalDatabase();
  const [first, second] = (await getSite()).sections;
  if (!first || !second) throw new Error("The demo content has sections.");
  for (const [title, sectionId, publishedAt] of [
    [`${word} beginnen`, first.id, "2023-05-02T08:00:00Z"],
    [`${word} unterbrochen`, first.id, "2024-05-02T08:00:00Z"],
    [`Nach den ${word}: der Honigzoll kommt`, second.id, "2024-09-02T08:00:00Z"],
  ] as const) {
    const id = await createArticle(operator, { title, sectionId, body: paragraphs(TEXT) });
    await publishArticle(operator, id, { publishedAt: new Date(publishedAt) });
  }
}

test("a half-remembered compound with a slip leads to the article, its neighbours and a subscription", async ({
  page,
  javaScriptEnabled,
}) => {
  const beginning = javaScriptEnabled === false ? "Lindenhonig" : "Akazienhonig";
  await publishMatter(`${beginning}zollverhandlungen`);
  const section = (await getSite()).sections[0]?.name ?? "";

  await page.goto("/search");
  await page.getByLabel("Suchwörter").fill(`${beginning}zollverhandlugen`);
  await page.getByRole("button", { name: "Suchen" }).click();
  const main = page.getByRole("main");
  await expect(main.getByText("steht in keinem Artikel. Gesucht wurde nach:")).toBeVisible();
  await expect(main.getByText("3 Treffer.")).toBeVisible();
  const results = main.locator("article");
  await expect(results).toHaveCount(3);

  await main.getByRole("navigation", { name: "Jahr" }).getByRole("link", { name: "2024 (2)" }).click();
  await expect(results).toHaveCount(2);
  await main
    .getByRole("navigation", { name: "Ressort" })
    .getByRole("link", { name: `${section} (1)` })
    .click();
  await expect(results).toHaveCount(1);
  await expect(page).toHaveURL(/year=2024/);
  await main.getByRole("link", { name: "Nicht nur 2024" }).click();
  await expect(results).toHaveCount(2);

  await results.first().getByRole("heading").getByRole("link").click();
  const related = page.getByRole("region", { name: "Mehr zum Thema" });
  const neighbour = related.getByRole("link", { name: new RegExp(beginning) }).first();
  const title = await neighbour.textContent();
  await expect(related.getByText(/Honigzoll/).first()).toBeVisible();
  await neighbour.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");

  await page.goto(`/search?q=${beginning}zollverhandlungen`);
  await page.getByLabel("E-Mail-Adresse").fill(`honig-${mark()}@reader.example`);
  await page.getByRole("button", { name: "Abonnieren" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bitte sehen Sie in Ihre Mails");
});

test("authors, sections and days are asked for in words", async ({ page, javaScriptEnabled }) => {
  const word = javaScriptEnabled === false ? "Tannenhonigsteuer" : "Kleehonigsteuer";
  await publishMatter(word);
  const section = (await getSite()).sections[1]?.slug ?? "";
  const results = page.getByRole("main").locator("article");
  for (const [asked, count] of [
    [`${word} seit:2024`, 2],
    [`${word} bis:2023-12-31`, 1],
    [`${word} jahr:2024 ressort:${section}`, 1],
    [`"${word} beginnen"`, 1],
    [`${word} -Honigzoll`, 0],
    [`${word} autor:gibt-es-nicht`, 0],
  ] as const) {
    await page.goto(`/search?q=${encodeURIComponent(asked)}`);
    await expect(results, asked).toHaveCount(count);
  }
});
