import { expect, test } from "@playwright/test";
import { query } from "#db/testing/query.ts";
import { begin, colleague, paste, saved, side, step, text, WORD } from "#e2e/editor.ts";
import { mark } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { localField } from "#lib/local-moment.ts";
import { paths } from "#lib/paths.ts";

/** Writing an article: from the working title to the readers, with what can go wrong on the way. */
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "the editor is an app");

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
  // Leaving gives the article back; a browser that is closed may not get to it.
  await second.page.goto(paths.adminArticles());
  // What the first wrote last is still in their browser.
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto(paths.adminArticles());
  // Given back it is a moment later.
  await expect(async () => {
    await page.goto(paths.adminArticle({ id }));
    await expect(page.getByText(/Text, der nicht gesichert wurde/)).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await page.getByRole("button", { name: "Übernehmen" }).click();
  await expect(text(page)).toContainText("Noch mehr.");
  await second.context.close();
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
  expect(answer?.headers()["x-robots-tag"]).toBe("noindex");
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

test("everybody can use the lists and the writing desk", { tag: LOOKS }, async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "editor" });
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
    await expectUsable(page, { opened: true });
  }
});
