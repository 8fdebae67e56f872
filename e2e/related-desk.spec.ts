import { expect, type Page, test } from "@playwright/test";
import { withdrawArticle } from "#db/article-writes.ts";
import { readRelatedAudits, saySignals } from "#db/testing/related.ts";
import { addressOf, hoursAgo, makeLive, makeSection, operator, paragraphs } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** Of letters alone: a word with digits in it is several. */
const letters = () => mark().replace(/\d/g, (digit) => "bcdfghklmn"[Number(digit)] ?? "");

/** What stands under an article, as the desk changes it and readers see it; with scripts and without. */
const told = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });
const part = (page: Page, name: string) => page.getByRole("region", { name });
const headlines = (page: Page, name: string) => part(page, name).getByRole("heading", { level: 3 });
const byName = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The headlines under an article, and what stands beside each, as a reader gets them. */
async function shownUnder(page: Page, id: number): Promise<string> {
  const html = await (await page.request.get(`/${(await addressOf(id)).join("/")}`)).text();
  const [, shown = ""] = /id="related"(.*?)<\/section>/s.exec(html) ?? [];
  return shown.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

/** Two articles about the same, and one about something else in another section. */
async function ground(word: string) {
  const make = async (title: string, text: string, section: string) => {
    const slug = `${section}-${word}`;
    const sectionId = await makeSection({ slug, name: `${section} ${word}`, inNavigation: false });
    const article = { title: `${title}${word}`, sectionId, body: paragraphs(text) };
    return makeLive(article, { related: true, publishedAt: hoursAgo(70) });
  };
  // No word of another test's articles: those would stand under these as well.
  const same = `Rohrdommeln${word} und Schilfgürtel${word}`;
  return {
    near: await make("Nah", `${same}, Vogelwarte${word}.`, "natur"),
    under: await make("Dommel", `${same}, Jägerei${word}.`, "land"),
    far: await make("Fern", `Anderes${word}.`, "ferne"),
  };
}

test("an editor sees why an article is related, excludes it, adds another and takes it back", async ({
  page,
  context,
}) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  const word = letters();
  const { under } = await ground(word);
  await page.goto(paths.adminArticle({ id: under }));
  await page.getByRole("link", { name: "Mehr zum Thema" }).click();
  await expect(page).toHaveURL(paths.adminRelated({ id: under }));
  const shown = part(page, "Steht jetzt darunter");
  await expect(shown).toContainText(`Nah${word}`);
  await expect(shown).toContainText(/Nähe 0,\d\d/);
  await expect(shown).toContainText("Gemeinsame Wörter: ");
  expect(await shownUnder(page, under)).toContain(`Nah${word}`);

  await byName(page, `Nah${word}: nie hier`).click();
  await expect(told(page, `Steht nie mehr neben diesem Artikel: Nah${word}`)).toBeVisible();
  await expect(headlines(page, "Nie neben diesem Artikel")).toHaveText([`Nah${word}`]);
  await expect(part(page, "Nie neben diesem Artikel")).toContainText("Gilt nur hier");
  await expect.poll(() => shownUnder(page, under)).not.toContain(`Nah${word}`);
  await byName(page, "Rückgängig").click();
  await expect(told(page, `Wieder zugelassen: Nah${word}`)).toBeVisible();
  await expect(headlines(page, "Steht jetzt darunter")).toHaveText([`Nah${word}`]);
  await expect.poll(() => shownUnder(page, under)).toContain(`Nah${word}`);

  const search = page.getByRole("searchbox", { name: "Wörter aus Überschrift oder Vorspann" });
  await search.fill(`Fern${word}`);
  await search.press("Enter");
  await byName(page, `Fern${word} anheften`).click();
  await expect(told(page, `Angeheftet: Fern${word}`)).toBeVisible();
  await expect(headlines(page, "Steht jetzt darunter")).toHaveText([`Fern${word}`, `Nah${word}`]);
  await expect(shown).toContainText("angeheftet · Allein von der Redaktion gewählt");
  await expect
    .poll(() => shownUnder(page, under))
    .toMatch(new RegExp(`Fern${word}.*Von der Redaktion empfohlen.*Nah${word}.*gemeinsam: `));

  await byName(page, `Fern${word} lösen`).click();
  await expect(told(page, `Nicht mehr angeheftet: Fern${word}`)).toBeVisible();
  await expect(headlines(page, "Steht jetzt darunter")).toHaveText([`Nah${word}`]);
  await expect.poll(() => shownUnder(page, under)).not.toContain(`Fern${word}`);
});

test("two tabs, a withdrawn article and one with itself: nothing breaks, and it is said", async ({
  page,
  context,
}) => {
  await signedIn(context, { role: "editor" });
  const word = letters();
  const { under, near, far } = await ground(word);
  const other = await context.newPage();
  await other.goto(paths.adminRelated({ id: under }));
  await page.goto(paths.adminRelated({ id: under }));
  await byName(page, `Nah${word} anheften`).click();
  await expect(told(page, `Angeheftet: Nah${word}`)).toBeVisible();
  await byName(other, `Nah${word} anheften`).click();
  await expect(told(other, `Angeheftet: Nah${word}`)).toBeVisible();
  expect(await readRelatedAudits(under)).toEqual([["pin", near]]);

  await page.goto(paths.adminRelated({ id: under }, { q: `Fern${word}` }));
  await withdrawArticle(operator, far, { reason: "Irrtum" });
  await byName(page, `Fern${word} anheften`).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "nicht veröffentlicht oder zurückgezogen" }),
  ).toBeVisible();

  await withdrawArticle(operator, near, { reason: "Irrtum" });
  await page.goto(paths.adminRelated({ id: under }));
  await expect(part(page, "Rückt nach")).toContainText(`Nah${word}`);
  await page
    .locator(`form:has(button[aria-label="Nah${word} lösen"]) input[name=related]`)
    .evaluate((field, id) => field.setAttribute("value", `${id}`), under);
  await byName(page, `Nah${word} lösen`).click();
  await expect(page.getByRole("alert").filter({ hasText: "nicht unter sich selbst" })).toBeVisible();
});

test("everybody can use the desk", { tag: LOOKS }, async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = letters();
  const { under, near, far } = await ground(word);
  const signals = { words: 0.31, names: 0.12, latent: 0.08, topics: 0, section: 0.02, recency: -0.05 };
  await saySignals(under, near, signals);
  const done = { done: "pin", related: `${far}`, back: "unpin" };
  for (const path of [
    paths.adminRelated({ id: under }, { q: `Nah${word}`.slice(0, -1), ...done }),
    paths.adminRelated({ id: under }, { problem: "itself" }),
  ]) {
    await page.goto(path);
    await page.getByText("Woraus sich die Nähe ergibt").click();
    await expect(page.getByText("Beide Texte haben seltene Wörter gemeinsam.")).toBeVisible();
    await expectUsable(page);
  }
});
