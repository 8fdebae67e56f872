import { expect, type Page, test } from "@playwright/test";
import { createAuthor } from "#db/author-desk.ts";
import { changeSection, createSection, getSectionDetails } from "#db/section-desk.ts";
import { makeLive, operator } from "#db/testing/rows.ts";
import { createTopic } from "#db/topic-desk.ts";
import { mark } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** Sections, topics and redirects, and what readers find a moment later; with scripts and without. */
const answerOf = async (page: Page, path: string) => {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  return [answer.status(), answer.headers().location ?? ""];
};

test("a section is made, renamed and moved, and its articles follow", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  await page.goto(paths.adminSections());
  await page.locator("#new-name").fill(`Ressort ${word}`);
  await page.locator("#new-slug").fill(`alt-${word}`);
  await page.getByRole("button", { name: "Anlegen" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Angelegt." })).toBeVisible();
  const sectionId = Number(/sections\/(\d+)/.exec(page.url())?.[1]);
  await makeLive({ sectionId, slug: "meldung", title: `Meldung ${word}` });
  expect(await answerOf(page, `/alt-${word}/meldung`)).toEqual([200, ""]);

  await page.getByLabel("Name", { exact: true }).fill(`Neu ${word}`);
  await page.getByLabel("Adresse", { exact: true }).fill(`neu-${word}`);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Gespeichert." })).toBeVisible();
  expect(await answerOf(page, `/alt-${word}`)).toEqual([301, `/neu-${word}`]);
  expect(await answerOf(page, `/alt-${word}/meldung`)).toEqual([301, `/neu-${word}/meldung`]);
  expect(await (await page.request.get("/")).text()).toContain(`Neu ${word}`);
  expect(await (await page.request.get(`/neu-${word}/meldung`)).text()).toContain(`Neu ${word}`);

  // Out of the navigation again: other tests look at the front page too.
  await page.getByLabel("In der Navigation").uncheck();
  await page.getByLabel("Name", { exact: true }).fill(`Still ${word}`);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByRole("heading", { name: `Still ${word}` })).toBeVisible();
  expect(await (await page.request.get("/")).text()).not.toContain(`Still ${word}`);
  await page.goto(paths.adminSections());
  await page.getByRole("button", { name: `Still ${word} nach oben` }).click();
  await expect(page.getByRole("link", { name: `Still ${word}` })).toBeVisible();
});

test("what is refused comes back with a sentence at its field", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  await page.goto(paths.adminSections());
  await page.locator("#new-name").fill(`Ressort ${word}`);
  await page.locator("#new-slug").fill("admin");
  await page.getByRole("button", { name: "Anlegen" }).click();
  await expect(page.locator("#new-slug-problem")).toHaveText("Diese Adresse braucht das Portal selbst.");
  await expect(page.locator("#new-name")).toHaveValue(`Ressort ${word}`);
});

test("one topic goes into another", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  const old = await createTopic(operator, { name: `Alt ${word}`, slug: "" });
  await createTopic(operator, { name: `Neu ${word}`, slug: "" });
  const sectionId = await hiddenSection(word);
  await makeLive({ sectionId, slug: "meldung", title: `Meldung ${word}`, topicIds: [old] });
  expect(await answerOf(page, `/topic/alt-${word}`)).toEqual([200, ""]);

  await page.goto(paths.adminTopics({ q: `Alt ${word}` }));
  await page.getByRole("link", { name: `Alt ${word}` }).click();
  await expect(page.getByText("Ein veröffentlichter Artikel.")).toBeVisible();
  await expect(page.getByText("trägt noindex")).toBeVisible();
  await page.locator("#merge-into").fill("gibt es nicht");
  await page.getByRole("button", { name: "Zusammenführen" }).click();
  await expect(page.locator("#merge-into-problem")).toBeVisible();
  await page.locator("#merge-into").fill(`Neu ${word}`);
  await page.getByRole("button", { name: "Zusammenführen" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Zusammengeführt" })).toBeVisible();
  expect(await answerOf(page, `/topic/alt-${word}`)).toEqual([301, `/topic/neu-${word}`]);
  expect(await (await page.request.get(`/topic/neu-${word}`)).text()).toContain(`Meldung ${word}`);
  const article = await (await page.request.get(`/still-${word}/meldung`)).text();
  expect(article).toContain(`/topic/neu-${word}`);
  expect(article).not.toContain(`/topic/alt-${word}`);
});

test("redirects by hand and from a file, removed and put back", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  await page.goto(paths.adminRedirects());
  await page.locator("#one-from").fill(`/${word}/hand`);
  await page.locator("#one-to").fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Anlegen" }).click();
  await expect(page.locator("#one-to-problem")).toBeVisible();
  expect(await answerOf(page, `/${word}/hand`)).toEqual([404, ""]);
  await expect(page.locator("#one-from")).toHaveValue(`/${word}/hand`);
  await page.locator("#one-to").fill("/latest");
  await page.getByRole("button", { name: "Anlegen" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Angelegt." })).toBeVisible();
  expect(await answerOf(page, `/${word}/hand`)).toEqual([301, "/latest"]);

  const file = (text: string, encoding: BufferEncoding) => ({
    name: "alt.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(text, encoding),
  });
  await page.locator("#csv-file").setInputFiles(file("/grün;/latest", "latin1"));
  await page.getByRole("button", { name: "Übernehmen" }).click();
  await expect(page.locator("#csv-file-problem")).toContainText("UTF-8");
  const lines = `\ufeffvon;nach;status\r\n/${word}/a;/${word}/hand\r\n/${word}/weg;;410\r\nunsinn;/latest\r\n`;
  await page.locator("#csv-file").setInputFiles(file(lines, "utf8"));
  await page.getByRole("button", { name: "Übernehmen" }).click();
  const report = page.locator(".order-report");
  await expect(report).toContainText("2 Zeilen übernommen, eine übergangen.");
  await expect(report).toContainText("Zeile 4: unsinn");
  expect(await answerOf(page, `/${word}/a`)).toEqual([301, "/latest"]);
  expect((await answerOf(page, `/${word}/weg`))[0]).toBe(410);

  await page.goto(paths.adminRedirects({ q: `${word}/weg` }));
  await page.getByRole("button", { name: `/${word}/weg entfernen` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Entfernt." })).toBeVisible();
  expect((await answerOf(page, `/${word}/weg`))[0]).toBe(404);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Wiederhergestellt." })).toBeVisible();
  expect((await answerOf(page, `/${word}/weg`))[0]).toBe(410);
});

test("an author is made, described and renamed", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  await page.goto(paths.adminAuthors());
  await page.locator("#new-name").fill(`Ada ${word}`);
  await page.getByRole("button", { name: "Anlegen" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Angelegt." })).toBeVisible();
  expect(await answerOf(page, `/author/ada-${word}`)).toEqual([200, ""]);
  await page.getByLabel("Adresse", { exact: true }).fill(`bea-${word}`);
  await page.getByLabel("Funktion").fill("Korrespondentin");
  await page.getByLabel("Fachgebiete").fill(`Energie ${word}, Verkehr`);
  await page.getByLabel("Links").fill("Seite | javascript:alert(1)");
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.locator("#author-links-problem")).toBeVisible();
  await expect(page.getByLabel("Funktion")).toHaveValue("Korrespondentin");
  await page.getByLabel("Links").fill("Seite | https://ada.example/");
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Gespeichert." })).toBeVisible();
  expect(await answerOf(page, `/author/ada-${word}`)).toEqual([301, `/author/bea-${word}`]);
  expect(await (await page.request.get(`/author/bea-${word}`)).text()).toContain(`Energie ${word}`);
});

/** A section that the front page does not name. */
async function hiddenSection(word: string): Promise<number> {
  const id = await createSection(operator, { name: `Still ${word}`, slug: `still-${word}`, parentId: null });
  const details = await getSectionDetails(id);
  if (details) await changeSection(operator, id, { ...details, inNavigation: false });
  return id;
}

test("everybody can use the desks", { tag: LOOKS }, async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  const word = mark();
  const topic = await createTopic(operator, { name: `Thema ${word}`, slug: "" });
  const section = await hiddenSection(word);
  const author = await createAuthor(operator, { name: `Ada ${word}`, slug: "" });
  for (const path of [
    paths.adminSections(),
    paths.adminSection({ id: section }),
    paths.adminTopics(),
    paths.adminTopic({ id: topic }),
    paths.adminRedirects({ removed: "1" }),
    paths.adminAuthors(),
    paths.adminAuthor({ id: author }),
  ]) {
    await page.goto(path);
    await expectUsable(page);
  }
});
