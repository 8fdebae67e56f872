import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { query } from "#db/testing/query.ts";
import { mark } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { localField } from "#lib/local-moment.ts";
import { paths } from "#lib/paths.ts";

/** Writing an article: from the working title to the readers, with what can go wrong on the way. */
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "the editor is an app");

const saved = (page: Page) =>
  expect(page.getByRole("status").filter({ hasText: "Gesichert um" })).toBeVisible();
const text = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });
const side = (page: Page) => page.getByRole("complementary", { name: "Nächster Schritt" });
const step = (page: Page, name: string) =>
  side(page).locator(".step").getByRole("button", { name, exact: true }).click();
const idOf = (page: Page) => Number(/articles\/(\d+)/.exec(page.url())?.[1]);

async function begin(page: Page, title: string): Promise<number> {
  await page.goto(paths.adminNewArticle());
  await page.getByLabel("Arbeitstitel").fill(title);
  await page.getByRole("button", { name: "Anlegen und schreiben" }).click();
  await expect(text(page)).toBeVisible();
  return idOf(page);
}

/** Somebody else at their own desk. */
async function colleague(
  browser: Browser,
  role: "author" | "editor",
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: test.info().project.use.baseURL, locale: "de-DE" });
  await signedIn(context, { role });
  return { page: await context.newPage(), context };
}

async function paste(page: Page, html: string): Promise<void> {
  await text(page).evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

const WORD = readFileSync("lib/testing/word-clipboard.txt", "utf8");

test("what is typed is kept, and is there again", async ({ page, context }) => {
  await signedIn(context, { role: "author" });
  await begin(page, `Brücke ${mark()}`);
  await text(page).click();
  await page.keyboard.type("Der erste Satz. ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("Fett.");
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Enter");
  await page.keyboard.type("## Ein Zwischentitel");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- eins");
  await page.keyboard.press("Enter");
  await page.keyboard.type("zwei");
  await page.getByLabel("Vorspann").fill("Worum es geht.");
  await saved(page);
  await page.reload();
  await expect(text(page).locator("strong")).toHaveText("Fett.");
  await expect(text(page).locator("h2")).toHaveText("Ein Zwischentitel");
  await expect(text(page).locator("li")).toHaveText(["eins", "zwei"]);
  await expect(page.getByLabel("Vorspann")).toHaveValue("Worum es geht.");
});

test("from Word to the readers: handed in, sent back, approved, published, changed, moved, withdrawn", async ({
  page,
  context,
  browser,
  request,
}) => {
  test.slow();
  const word = mark();
  await signedIn(context, { role: "author" });
  const id = await begin(page, `Talbrücke ${word}`);
  await page.getByLabel("Vorspann").fill("Nach drei Jahren fahren wieder Züge.");
  await text(page).click();
  await paste(page, WORD);
  await expect(text(page).locator("table")).toBeVisible();
  await expect(text(page).locator("ul ul li")).toHaveText("Darunter");
  await saved(page);
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
  await text(page).click();
  await page.keyboard.press("Control+End");
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
  await step(desk, "Veröffentlichen");
  await expect(desk.getByText("Veröffentlicht.", { exact: true })).toBeVisible();
  const path =
    (await side(desk).getByRole("link", { name: "Auf der Website ansehen" }).getAttribute("href")) ?? "";

  const get = async (address: string) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    return { status: answer.status(), body: await answer.text(), location: answer.headers().location };
  };
  expect(await get(path)).toMatchObject({
    status: 200,
    body: expect.stringContaining("bestätigt auch die Bahn"),
  });
  const shows = async (list: string) => (await get(list)).body.includes(word);
  // A list is made anew behind the first answer that was asked of it.
  for (const list of ["/latest", "/feed.xml"])
    await expect.poll(() => shows(list), { message: list }).toBe(true);

  // A silent correction and a new address, on what readers go on seeing until it is published.
  await desk.getByLabel("Vorspann").fill("Seit Freitag fahren wieder Züge.");
  await desk.locator("summary", { hasText: "Suche und soziale Netze" }).click();
  const slug = `talbruecke-neu-${word}`;
  await desk.getByLabel("Adresse").fill(slug);
  await saved(desk);
  expect((await get(path)).body).not.toContain("Seit Freitag");
  await desk.getByRole("radio", { name: /^Stille Korrektur/ }).check();
  await side(desk).getByRole("button", { name: "Änderungen veröffentlichen" }).click();
  await expect(desk.getByText("Die neue Fassung ist zu lesen.")).toBeVisible();
  expect((await get(path)).status).toBe(301);
  const moved = path.replace(/[^/]+$/, slug);
  expect(await get(moved)).toMatchObject({ status: 200, body: expect.stringContaining("Seit Freitag") });

  await side(desk).locator("summary", { hasText: "Zurückziehen" }).click();
  await side(desk).getByLabel("Warum der Artikel zurückgezogen wird").fill("Die Zahlen stimmen nicht.");
  await step(desk, "Zurückziehen");
  await expect(desk.getByText(/^Zurückgezogen\./)).toBeVisible();
  expect((await get(moved)).status).toBe(410);
  await expect.poll(() => shows("/latest")).toBe(false);
  await editor.context.close();
});

test("an article that is scheduled appears on time, wherever readers look", async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(180_000);
  await signedIn(context, { role: "editor" });
  const word = mark();
  await begin(page, `Nachtzug ${word}`);
  await text(page).click();
  await page.keyboard.type("Der Zug fährt um Mitternacht.");
  await saved(page);
  await side(page).locator("summary", { hasText: "Einplanen" }).click();
  await side(page).getByLabel("Erscheint am").fill("2020-01-01T10:00");
  await step(page, "Einplanen");
  await expect(page.getByText("Dieser Zeitpunkt ist vorbei.")).toBeVisible();
  const minute = 60_000;
  const at = new Date(Math.ceil((Date.now() + 5_000) / minute) * minute);
  await side(page).getByLabel("Erscheint am").fill(localField(at, "Europe/Berlin"));
  await step(page, "Einplanen");
  await expect(page.getByText("Eingeplant.")).toBeVisible();
  const shows = async (path: string) => (await (await request.get(path)).text()).includes(word);
  expect(await shows("/latest")).toBe(false);
  await expect.poll(() => shows("/latest"), { timeout: at.getTime() - Date.now() + 25_000 }).toBe(true);
  expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
  await page.reload();
  const path =
    (await side(page).getByRole("link", { name: "Auf der Website ansehen" }).getAttribute("href")) ?? "";
  const section = path.replace(/\/[^/]+$/, "");
  const month = localField(at, "Europe/Berlin").slice(0, 7);
  // Lists around an article are made anew behind the first answer.
  for (const where of [path, section, "/feed.xml", `${section}/feed.xml`, `/sitemaps/${month}.xml`])
    await expect.poll(() => shows(where), { message: where, timeout: 10_000 }).toBe(true);
});

test("two write in one article: the second sees who is there, takes over, and nothing is lost", async ({
  page,
  context,
  browser,
}) => {
  await signedIn(context, { role: "editor", name: `Ada ${mark()}` });
  const id = await begin(page, `Zwei ${mark()}`);
  await text(page).click();
  await page.keyboard.type("Vom Ersten.");
  await saved(page);
  const second = await colleague(browser, "editor");
  await second.page.goto(paths.adminArticle({ id }));
  await expect(second.page.getByText(/^Ada .* schreibt gerade\./)).toBeVisible();
  await expect(text(second.page)).toHaveAttribute("contenteditable", "false");
  await second.page.getByRole("button", { name: "Übernehmen" }).click();
  await expect(text(second.page)).toHaveAttribute("contenteditable", "true");
  await text(second.page).click();
  await second.page.keyboard.press("Control+End");
  await second.page.keyboard.type(" Vom Zweiten.");
  await saved(second.page);

  await text(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Noch mehr.");
  await expect(page.getByText(/hat übernommen/)).toBeVisible();
  await expect(text(page)).toHaveAttribute("contenteditable", "false");
  await second.page.reload();
  await expect(text(second.page)).toContainText("Vom Ersten. Vom Zweiten.");
  await second.context.close();
  // What the first wrote last is still in their browser.
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto(paths.adminArticles());
  await page.goto(paths.adminArticle({ id }));
  await expect(page.getByText(/Text, der nicht gesichert wurde/)).toBeVisible();
  await page.getByRole("button", { name: "Übernehmen" }).click();
  await expect(text(page)).toContainText("Noch mehr.");
});

test("a line that breaks and a session that ends lose nothing", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  await begin(page, `Zug ${mark()}`);
  await context.setOffline(true);
  await text(page).click();
  await page.keyboard.type("Im Tunnel geschrieben.");
  await expect(page.getByText(/^Keine Verbindung\./)).toBeVisible();
  await context.setOffline(false);
  await saved(page);

  const cookies = await context.cookies();
  await context.clearCookies();
  await page.keyboard.type(" Nach der Abmeldung.");
  await expect(page.getByText(/^Sie sind abgemeldet\./)).toBeVisible();
  await context.addCookies(cookies);
  await saved(page);
  await page.reload();
  await expect(text(page)).toContainText("Im Tunnel geschrieben. Nach der Abmeldung.");
});

test("an address that is taken holds up no text, and a role that is taken away no rescue", async ({
  page,
  context,
}) => {
  const { userId } = await signedIn(context, { role: "editor" });
  const slug = `besetzt-${mark()}`;
  const first = await begin(page, `Adresse ${mark()}`);
  await page.locator("summary", { hasText: "Suche und soziale Netze" }).click();
  await page.getByLabel("Adresse").fill(slug);
  await saved(page);
  const second = await begin(page, `Adresse ${mark()}`);
  expect(second).not.toBe(first);
  await page.locator("summary", { hasText: "Suche und soziale Netze" }).click();
  await page.getByLabel("Adresse").fill(slug);
  await text(page).click();
  await page.keyboard.type("Der Text ist wichtiger.");
  await expect(page.getByText(/^Die Adresse ist vergeben/)).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(text(page)).toContainText("Der Text ist wichtiger.");

  await query(`UPDATE users SET role = 'reader' WHERE id = ${userId}`);
  await text(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Letzter Satz.");
  await expect(page.getByText(/^Ihre Rolle darf hier nicht mehr schreiben\./)).toBeVisible();
  const kept = await page.evaluate((id) => localStorage.getItem(`depesche-article-${id}`), second);
  expect(kept).toContain("Letzter Satz.");
});

test("written, formatted and published by the keyboard alone", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  await page.goto(paths.adminNewArticle());
  await page.getByLabel("Arbeitstitel").focus();
  await page.keyboard.type(`Tastatur ${mark()}`);
  await page.keyboard.press("Enter");
  await expect(text(page)).toBeVisible();
  const reach = async (name: RegExp, role: "textbox" | "button" = "textbox") => {
    const target = page.getByRole(role, { name }).first();
    for (let at = 0; at < 120; at++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${name}.`);
  };
  await reach(/^Vorspann/);
  await page.keyboard.type("Ohne Maus.");
  await reach(/^Text$/);
  await page.keyboard.type("Ein Wort ");
  await page.keyboard.press("Control+i");
  await page.keyboard.type("kursiv");
  await page.keyboard.press("Control+i");
  await page.keyboard.type(" und ein ");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("example.org/a");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/Zitat");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Gesagt ist gesagt.");
  await expect(text(page).locator("blockquote")).toHaveText("Gesagt ist gesagt.");
  await expect(text(page).locator("em")).toHaveText("kursiv");
  await expect(text(page).locator("a")).toHaveAttribute("href", "https://example.org/a");
  await saved(page);
  await reach(/^Veröffentlichen$/, "button");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Veröffentlicht.", { exact: true })).toBeVisible();
});

test("a link for somebody outside shows the draft, is not indexed, and ends", async ({
  page,
  context,
  browser,
}) => {
  await signedIn(context, { role: "editor" });
  const word = mark();
  await begin(page, `Vorab ${word}`);
  await side(page).locator("summary", { hasText: "Vorschau" }).click();
  await step(page, "Link erstellen");
  const link =
    (await side(page)
      .getByRole("link", { name: /preview/ })
      .getAttribute("href")) ?? "";
  const outside = await browser.newContext({ javaScriptEnabled: false });
  const guest = await outside.newPage();
  const answer = await guest.goto(link);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  await expect(guest.getByRole("heading", { name: `Vorab ${word}` })).toBeVisible();
  await expect(guest.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  expect(await guest.title()).not.toContain(word);
  await page.reload();
  await side(page).locator("summary", { hasText: "Vorschau" }).click();
  await step(page, "Alle Links beenden");
  await expect(side(page).getByText("Kein Link ist im Umlauf.")).toBeAttached();
  expect((await guest.goto(link))?.status()).toBe(404);
  await outside.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 1440]) {
    test(`axe finds nothing where articles are listed and written, ${colorScheme}, ${width} px`, async ({
      page,
      context,
    }) => {
      test.slow();
      await signedIn(context, { role: "editor" });
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const id = await begin(page, `Barrieren ${mark()}`);
      await text(page).click();
      await paste(page, WORD);
      await saved(page);
      for (const path of [
        paths.adminArticle({ id }),
        paths.adminArticles(),
        paths.adminNewArticle(),
        paths.adminArticleHistory({ id }),
      ]) {
        await page.goto(path);
        if (path === paths.adminArticle({ id })) await expect(text(page)).toBeVisible();
        for (const summary of await page.locator("main summary").all()) await summary.click();
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        expect
          .soft(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`),
            path,
          )
          .toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(overflow, `${path} is wider than the window`).toBeLessThanOrEqual(0);
        if (process.env.LOOK)
          await page.screenshot({
            path: `${process.env.LOOK}/${path.replace(/\W+/g, "-").replace(`${id}`, "id")}-${colorScheme}-${width}.png`,
            fullPage: true,
          });
      }
    });
  }
}
