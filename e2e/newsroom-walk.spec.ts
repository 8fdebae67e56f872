import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { begin, colleague, paste, saved, side, step, text, WORD } from "#e2e/editor.ts";
import { arrange, carry } from "#e2e/front.ts";
import { mark } from "#e2e/own-article.ts";
import { picture } from "#e2e/own-picture.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { localField } from "#lib/local-moment.ts";
import { paths } from "#lib/paths.ts";

/** The way of an article through the house, from Word to its end, and once more by the keyboard alone. */
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "the editor is an app");

const dialog = (page: Page) => page.getByRole("dialog", { name: "Bild wählen" });
const upload = (page: Page) => dialog(page).getByLabel("Oder ein neues Bild hochladen");
const MINUTE = 60_000;

/** Says of the picture that the checklist leads to what it must be known of it, and comes back. */
async function describePicture(page: Page, alt: string): Promise<void> {
  await page.getByLabel("Bildbeschreibung").fill(alt);
  await page.getByLabel("Bildnachweis").fill("Ada Feld");
  await page.getByLabel("Lizenz", { exact: true }).fill("Eigenes Bild");
  await page.getByRole("button", { name: "Angaben sichern" }).click();
  await expect(page.getByRole("status")).toHaveText("Gesichert.");
}

async function readAs(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0, headers: { cookie: "" } });
  return { status: answer.status(), body: await answer.text(), location: answer.headers().location };
}

test("from Word to the readers: handed in, sent back, approved, scheduled, arranged, corrected, moved, withdrawn", async ({
  page,
  context,
  browser,
  request,
}) => {
  test.setTimeout(300_000);
  const word = mark();
  const title = `Talbrücke ${word}`;
  const alts = [`Die Brücke von Osten ${word}`, `Der erste Zug ${word}`];
  const get = (path: string) => readAs(request, path);
  const shows = async (path: string, words = word) => (await get(path)).body.includes(words);

  await signedIn(context, { role: "author" });
  const id = await begin(page, title);
  await page.getByLabel("Vorspann").fill("Nach drei Jahren fahren wieder Züge.");
  await text(page).click();
  await paste(page, WORD);
  await expect(text(page).locator("table")).toBeVisible();
  await expect(text(page).locator("ul ul li")).toHaveText("Darunter");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/Bild");
  await page.keyboard.press("Enter");
  await upload(page).setInputFiles(await picture("zug.jpg"));
  await expect(text(page).locator("figure.picture img")).toBeVisible({ timeout: 20_000 });
  await page
    .getByRole("group", { name: "Aufmacherbild" })
    .getByRole("button", { name: "Bild wählen" })
    .click();
  await upload(page).setInputFiles(await picture("brücke.jpg"));
  await expect(page.getByRole("group", { name: "Aufmacherbild" }).locator("img")).toBeVisible({
    timeout: 20_000,
  });
  await saved(page);

  // Without their descriptions nobody publishes it: the list of checks leads to them.
  for (const alt of alts) {
    await page.goto(paths.adminArticle({ id }));
    await page
      .getByRole("link", { name: /^Zum? Bild/ })
      .first()
      .click();
    await describePicture(page, alt);
  }
  await page.goto(paths.adminArticle({ id }));
  await expect(page.getByRole("link", { name: /^Zum? Bild \d/ })).toHaveCount(2);
  await expect(page.locator(".checklist .is-stop")).toHaveCount(0);
  await side(page).locator("summary", { hasText: "Zur Abnahme geben" }).click();
  await side(page).locator("details[open]").getByLabel("Notiz", { exact: true }).fill("Zahlen bitte prüfen.");
  await step(page, "Zur Abnahme geben");
  await expect(page.getByText("Zur Abnahme gegeben.")).toBeVisible();
  // An author publishes nothing.
  await expect(side(page).getByRole("button", { name: "Veröffentlichen", exact: true })).toHaveCount(0);

  const editor = await colleague(browser, "editor");
  const desk = editor.page;
  await desk.goto(paths.adminArticle({ id }));
  await side(desk).locator("summary", { hasText: "Zurückgeben" }).click();
  await side(desk).locator("details[open]").getByLabel("Notiz", { exact: true }).fill("Zweite Quelle fehlt.");
  await step(desk, "Zurückgeben");
  await expect(desk.getByText("Zurückgegeben.")).toBeVisible();

  await page.goto(paths.adminArticle({ id }));
  await expect(page.getByText("Zweite Quelle fehlt.").first()).toBeVisible();
  await text(page).locator("p").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Das bestätigt auch die Bahn.");
  await saved(page);
  await side(page).locator("summary", { hasText: "Zur Abnahme geben" }).click();
  await step(page, "Zur Abnahme geben");
  await expect(page.getByText("Zur Abnahme gegeben.")).toBeVisible();
  // The author's lock ends with their page.
  await page.goto(paths.adminArticles());

  await desk.goto(paths.adminArticleHistory({ id }));
  await desk.getByRole("link", { name: "Mit der vorigen vergleichen" }).first().click();
  await expect(desk.locator("ins").filter({ hasText: "Das bestätigt auch die Bahn." })).toBeVisible();
  await desk.goto(paths.adminArticle({ id }));
  await step(desk, "Freigeben");
  await expect(desk.getByText("Freigegeben.", { exact: true })).toBeVisible();

  const at = new Date(Math.ceil((Date.now() + 5_000) / MINUTE) * MINUTE);
  await side(desk).locator("summary", { hasText: "Einplanen" }).click();
  await side(desk).getByLabel("Erscheint am").fill(localField(at, "Europe/Berlin"));
  await step(desk, "Einplanen");
  await expect(desk.getByText("Eingeplant.")).toBeVisible();
  const month = localField(at, "Europe/Berlin").slice(0, 7);
  const everywhere = ["/", "/latest", "/feed.xml", `/sitemaps/${month}.xml`];
  for (const list of everywhere) expect(await shows(list), list).toBe(false);
  await expect
    .poll(() => shows("/latest"), { timeout: at.getTime() - Date.now() + 25_000, message: "on time" })
    .toBe(true);
  expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
  await desk.reload();
  const path =
    (await side(desk).getByRole("link", { name: "Auf der Website ansehen" }).getAttribute("href")) ?? "";
  const section = path.replace(/\/[^/]+$/, "");
  // Lists around an article are made anew behind the first answer.
  for (const list of [...everywhere, section, `${section}/feed.xml`])
    await expect.poll(() => shows(list), { message: list, timeout: 10_000 }).toBe(true);
  const read = (await get(path)).body;
  for (const part of ["bestätigt auch die Bahn", "<table", ...alts]) expect(read).toContain(part);

  // Onto the front page, by the keyboard.
  const arrangement = `${paths.adminFront()}?${new URLSearchParams({ q: title })}`;
  await desk.goto(arrangement);
  await expect(desk.locator(".front-candidates > li")).toHaveCount(1);
  await arrange(
    desk,
    arrangement,
    () => carry(desk, title, "2. Platz"),
    `„${title}“ steht jetzt auf: 2. Platz`,
  );
  expect(await shows("/")).toBe(true);

  await desk.goto(paths.adminCorrections({ id }));
  const corrected = `Es waren drei Jahre, nicht zwei ${mark()}`;
  await desk.getByRole("radio", { name: /Korrektur/ }).check();
  await desk.getByLabel("Text", { exact: true }).first().fill(corrected);
  await desk.getByRole("button", { name: "Veröffentlichen" }).click();
  await expect(desk.getByRole("status")).toContainText("Veröffentlicht");
  for (const place of [path, "/corrections", "/corrections/feed.xml", `${section}/feed.xml`])
    expect(await shows(place, corrected), place).toBe(true);
  expect((await get(path)).body).toContain('"@type":"CorrectionComment"');

  // A silent correction and a new address, on what readers go on seeing until it is published.
  await desk.goto(paths.adminArticle({ id }));
  await desk.getByLabel("Vorspann").fill("Seit Freitag fahren wieder Züge.");
  await desk.locator("summary", { hasText: "Suche und soziale Netze" }).click();
  const slug = `talbruecke-neu-${word}`;
  await desk.getByLabel("Adresse").fill(slug);
  await saved(desk);
  expect((await get(path)).body).not.toContain("Seit Freitag");
  await desk.getByRole("radio", { name: /^Stille Korrektur/ }).check();
  await side(desk).getByRole("button", { name: "Änderungen veröffentlichen" }).click();
  await expect(desk.getByText("Die neue Fassung ist zu lesen.")).toBeVisible();
  const moved = path.replace(/[^/]+$/, slug);
  const old = await get(path);
  expect(old.status).toBe(301);
  expect(old.location).toContain(moved);
  expect(await get(moved)).toMatchObject({ status: 200, body: expect.stringContaining("Seit Freitag") });

  await side(desk).locator("summary", { hasText: "Zurückziehen" }).click();
  await side(desk).getByLabel("Warum der Artikel zurückgezogen wird").fill("Die Zahlen stimmen nicht.");
  await step(desk, "Zurückziehen");
  await expect(desk.getByText(/^Zurückgezogen\./)).toBeVisible();
  expect((await get(moved)).status).toBe(410);
  for (const list of [...everywhere, section, `${section}/feed.xml`])
    await expect.poll(() => shows(list), { message: `${list}, after`, timeout: 10_000 }).toBe(false);
  await editor.context.close();
});

test("written, formatted, illustrated and published by the keyboard alone", async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  await page.goto(paths.adminNewArticle());
  await page.getByLabel("Arbeitstitel").focus();
  await page.keyboard.type(`Tastatur ${mark()}`);
  await page.keyboard.press("Enter");
  await expect(text(page)).toBeVisible();
  const id = Number(/articles\/(\d+)/.exec(page.url())?.[1]);
  const reach = async (target: ReturnType<Page["locator"]>) => {
    for (let at = 0; at < 150; at++) {
      if (await target.first().evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${target}.`);
  };
  await reach(page.getByLabel("Vorspann"));
  await page.keyboard.type("Ohne Maus.");
  await reach(text(page));
  await page.keyboard.type("Ein Wort ");
  await page.keyboard.press("Control+i");
  await page.keyboard.type("kursiv");
  await page.keyboard.press("Control+i");
  await page.keyboard.type(" und ein ");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("example.org/a");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/Bild");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  // Awaited from before the way to it, or a slow machine opens one that nobody waits for yet.
  const chooser = page.waitForEvent("filechooser");
  await reach(upload(page));
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(await picture("tastatur.jpg"));
  await expect(text(page).locator("figure.picture img")).toBeVisible({ timeout: 20_000 });
  await expect(text(page)).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/Zitat");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Gesagt ist gesagt.");
  await expect(text(page).locator("blockquote")).toHaveText("Gesagt ist gesagt.");
  await expect(text(page).locator("em")).toHaveText("kursiv");
  await expect(text(page).locator("a")).toHaveAttribute("href", "https://example.org/a");
  await saved(page);
  await page.keyboard.press("F5");

  await reach(page.getByRole("link", { name: /^Zum? Bild/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Bildbeschreibung")).toBeVisible();
  const words = {
    Bildbeschreibung: "Eine Hand an der Tastatur",
    Bildnachweis: "Ada Feld",
    Lizenz: "Eigenes Bild",
  };
  for (const [label, typed] of Object.entries(words)) {
    await reach(page.getByLabel(label, { exact: label === "Lizenz" }));
    await page.keyboard.press("Control+a");
    await page.keyboard.type(typed);
  }
  await reach(page.getByRole("button", { name: "Angaben sichern" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("Gesichert.");
  // The browser's own address line is the keyboard's too.
  await page.goto(paths.adminArticle({ id }));
  await reach(page.getByRole("button", { name: "Veröffentlichen", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Veröffentlicht.", { exact: true })).toBeVisible();
});
