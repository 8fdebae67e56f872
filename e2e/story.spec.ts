import { expect, type Page, test } from "@playwright/test";
import { createStory } from "#db/story-desk.ts";
import { addressOf, hoursAgo, makeDraft, makeLive, makeSection, operator } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** A running story at its desk and before its readers; with scripts and without. */
const answerOf = async (page: Page, path: string) => {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  return [answer.status(), answer.headers().location ?? ""];
};
const textOf = async (page: Page, path: string) => (await page.request.get(path)).text();
const told = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

/** Out of the navigation: other tests look at the front page too. */
const hiddenSection = (word: string) =>
  makeSection({ slug: `still-${word}`, name: `Still ${word}`, inNavigation: false });

/** A story of three days ago and one of yesterday, told in two articles; one more is in work. */
async function ownStory(word: string): Promise<{ id: number; slug: string; first: number; second: number }> {
  const id = await createStory(operator, { title: `Deich ${word}`, slug: "" });
  const sectionId = await hiddenSection(word);
  const make = (title: string, hours: number) =>
    makeLive({ title: `${title} ${word}`, sectionId, storyId: id }, { publishedAt: hoursAgo(hours) });
  const [first, second] = [await make("Anfang", 72), await make("Fortgang", 24)];
  await makeDraft({ title: `Entwurf ${word}`, sectionId, storyId: id });
  return { id, slug: `deich-${word}`, first, second };
}

test("a story is made, filled, described, moved and concluded at its desk", async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  const word = mark();
  const sectionId = await hiddenSection(word);
  await makeLive({ title: `Meldung ${word}`, standfirst: "Der Deich hält.", sectionId, slug: "meldung" });
  await makeDraft({ title: `Meldung ${word} zwei`, sectionId });

  await page.goto(paths.adminStories());
  await page.locator("#new-title").fill(`Deich ${word}`);
  await page.getByRole("button", { name: "Anlegen" }).click();
  await expect(told(page, "Angelegt.")).toBeVisible();
  await expect(page.getByText("Noch kein Artikel. Suchen Sie den ersten.")).toBeVisible();
  const desk = new URL(page.url()).pathname;
  expect(await textOf(page, `/story/deich-${word}`)).toContain('content="noindex');

  const search = page.getByRole("searchbox", { name: "Wörter aus Überschrift oder Vorspann" });
  await search.fill(word);
  await search.press("Enter");
  await page.getByRole("button", { name: `Meldung ${word} aufnehmen`, exact: true }).click();
  await expect(told(page, `Aufgenommen: Meldung ${word}`)).toBeVisible();
  await expect(page.getByRole("button", { name: `Meldung ${word} herausnehmen`, exact: true })).toBeVisible();
  await page.getByRole("button", { name: `Meldung ${word} zwei aufnehmen` }).click();
  await expect(told(page, `Aufgenommen: Meldung ${word} zwei`)).toBeVisible();
  expect(await textOf(page, `/story/deich-${word}`)).toContain("Der Deich hält.");
  expect(await textOf(page, `/story/deich-${word}`)).not.toContain(`Meldung ${word} zwei`);

  await page.getByRole("button", { name: `Meldung ${word} herausnehmen`, exact: true }).click();
  await expect(told(page, `Herausgenommen: Meldung ${word}`)).toBeVisible();
  await expect.poll(() => textOf(page, `/story/deich-${word}`)).not.toContain("Der Deich hält.");
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await expect(told(page, "Zurückgenommen.")).toBeVisible();
  await expect.poll(() => textOf(page, `/story/deich-${word}`)).toContain("Der Deich hält.");

  await page.goto(desk);
  await page.getByLabel("Titel").fill("");
  await page.getByLabel("Titel").evaluate((field) => field.removeAttribute("required"));
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.locator("#story-title-problem")).toHaveText("Ein Titel fehlt.");
  await page.getByLabel("Titel").fill(`Hochwasser ${word}`);
  await page.getByLabel("Adresse").fill(`hochwasser-${word}`);
  await page.getByLabel("Einführung").fill(`Worum es geht ${word}`);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(told(page, "Gespeichert.")).toBeVisible();
  for (const beneath of ["", "/from-start", "/feed.xml", "/feed.atom", "/feed.json"])
    expect(await answerOf(page, `/story/deich-${word}${beneath}`)).toEqual([
      301,
      `/story/hochwasser-${word}${beneath}`,
    ]);
  expect(await textOf(page, `/story/hochwasser-${word}`)).toContain(`Worum es geht ${word}`);

  await page.getByRole("button", { name: "Abschließen" }).click();
  await expect(told(page, "Abgeschlossen.")).toBeVisible();
  expect(await textOf(page, `/story/hochwasser-${word}`)).toContain("Abgeschlossen am");
  await page.goto(paths.adminStories({ state: "open", q: word }));
  await expect(page.getByText("Kein Verlauf gefunden.")).toBeVisible();
  await page.getByRole("link", { name: "Abgeschlossene" }).click();
  await page.getByRole("link", { name: `Hochwasser ${word}` }).click();
  await page.getByRole("button", { name: "Wieder öffnen" }).click();
  await expect(told(page, "Läuft wieder.")).toBeVisible();
  expect(await textOf(page, `/story/hochwasser-${word}`)).not.toContain("Abgeschlossen am");
});

test("an article that stands in another story moves, and goes back there", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  const { slug } = await ownStory(word);
  const other = await createStory(operator, { title: `Anderes ${word}`, slug: "" });
  await page.goto(paths.adminStory({ id: other }, { q: `Anfang ${word}` }));
  await expect(page.getByText(`steht in „Deich ${word}“`)).toBeVisible();
  await page.getByRole("button", { name: `Anfang ${word} aufnehmen` }).click();
  await expect(told(page, `Aufgenommen: Anfang ${word}`)).toBeVisible();
  await expect.poll(() => textOf(page, `/story/${slug}`)).not.toContain(`Anfang ${word}`);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await expect(told(page, "Zurückgenommen.")).toBeVisible();
  await expect.poll(() => textOf(page, `/story/${slug}`)).toContain(`Anfang ${word}`);
});

test("one story goes into another, and its readers with it", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  const { id, slug } = await ownStory(word);
  await createStory(operator, { title: `Flut ${word}`, slug: "" });
  await page.goto(paths.adminStory({ id }));
  await page.locator("#merge-into").fill(`Deich ${word}`);
  await page.getByRole("button", { name: "Zusammenführen" }).click();
  await expect(page.locator("#merge-into-problem")).toBeVisible();
  await page.locator("#merge-into").fill(`flut ${word}`);
  await page.getByRole("button", { name: "Zusammenführen" }).click();
  await expect(told(page, "Zusammengeführt.")).toBeVisible();
  await expect(page.getByText("3 Artikel.")).toBeVisible();
  for (const beneath of ["", "/feed.json"])
    expect(await answerOf(page, `/story/${slug}${beneath}`)).toEqual([301, `/story/flut-${word}${beneath}`]);
  expect(await textOf(page, `/story/flut-${word}`)).toContain(`Fortgang ${word}`);
  expect((await answerOf(page, paths.adminStory({ id })))[0]).toBe(404);
});

test("a reader goes from an article to its story, newest first, and begins at its beginning", async ({
  page,
  context,
}) => {
  await signedIn(context, { role: "editor" });
  await context.clearCookies();
  const word = mark();
  const { slug, first } = await ownStory(word);
  await page.goto(`/${(await addressOf(first)).join("/")}`);
  const chain = page.getByRole("navigation", { name: `Zum Thema: Deich ${word}` });
  await expect(chain.getByRole("link", { name: `Fortgang ${word}` })).toBeVisible();
  await chain.getByRole("link", { name: `Deich ${word}` }).click();
  await expect(page).toHaveURL(`/story/${slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Deich ${word}`);
  await expect(page).toHaveTitle(/^Zum Thema „Deich .*“ – Depesche$/);
  const headlines = page.locator("main h3");
  await expect(headlines).toHaveText([`Fortgang ${word}`, `Anfang ${word}`]);
  // A day each; beneath them it is offered by mail.
  await expect(page.locator("main h2:not(#by-mail)")).toHaveCount(2);
  const data = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(data.map((text) => JSON.parse(text)["@type"]).sort()).toEqual(["BreadcrumbList", "CollectionPage"]);

  await page.getByRole("link", { name: "Von Anfang an lesen" }).click();
  await expect(page).toHaveURL(`/story/${slug}/from-start`);
  await expect(headlines).toHaveText([`Anfang ${word}`, `Fortgang ${word}`]);
  await page.getByRole("link", { name: "Das Neueste zuerst" }).click();
  await expect(page).toHaveURL(`/story/${slug}`);
  const feed = await textOf(page, `/story/${slug}/feed.xml`);
  expect(feed.indexOf(`Fortgang ${word}`)).toBeLessThan(feed.indexOf(`Anfang ${word}`));
  expect(feed).not.toContain(`Entwurf ${word}`);
  for (const type of ["application/atom+xml", "application/feed+json"]) {
    const address = await page.locator(`link[rel="alternate"][type="${type}"]`).getAttribute("href");
    const answer = await page.request.get(address ?? "");
    expect(answer.headers()["content-type"]).toBe(`${type}; charset=utf-8`);
    expect(await answer.text()).toContain(`Fortgang ${word}`);
  }
});

test("a long story is paged either way; what is no page of it is not found", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  const id = await createStory(operator, { title: `Lang ${word}`, slug: "" });
  const sectionId = await hiddenSection(word);
  for (let n = 1; n <= 21; n++)
    await makeLive(
      { title: `Folge ${n} ${word}`, sectionId, storyId: id },
      { publishedAt: hoursAgo(21 * 9 - n * 9) },
    );
  await page.goto(`/story/lang-${word}`);
  await page.getByRole("link", { name: "Ältere Artikel" }).click();
  await expect(page).toHaveURL(`/story/lang-${word}?page=2`);
  await expect(page.locator("main h3")).toHaveText([`Folge 1 ${word}`]);
  await page.goto(`/story/lang-${word}/from-start`);
  await page.getByRole("link", { name: "Neuere Artikel" }).click();
  await expect(page).toHaveURL(`/story/lang-${word}/from-start?page=2`);
  await expect(page.locator("main h3")).toHaveText([`Folge 21 ${word}`]);
  for (const path of ["?page=3", "?page=0", "/from-start?page=3", "/nothing"])
    expect((await answerOf(page, `/story/lang-${word}${path}`))[0], path).toBe(404);
});

test("everybody can use desk and page", { tag: LOOKS }, async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  const word = mark();
  const { id, slug, first } = await ownStory(word);
  const sectionId = await hiddenSection(`${word}-2`);
  await makeLive({ title: `Koalitionsverhandlungsergebnis ${word}`, sectionId });
  for (const path of [
    paths.adminStories(),
    paths.adminStory({ id }, { q: word, moved: `${first}`, from: "" }),
    paths.adminStory({ id }, { problem: "changed-meanwhile" }),
    `/story/${slug}`,
    "/story/abwaerme/from-start",
  ]) {
    await page.goto(path);
    await expectUsable(page);
  }
});
