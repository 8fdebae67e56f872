import { expect, type Page, test } from "@playwright/test";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { getSite } from "#db/site.ts";
import { query } from "#db/testing/query.ts";
import { hoursAgo, operator, paragraphs } from "#db/testing/rows.ts";
import { arrange, CHANGED, carry, said } from "#e2e/front.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase, signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";

/** Not the lead, which other tests read, and another with scripts than without: both go on at the same time. */
const place = () => (test.info().project.name === "js" ? "4. Platz" : "3. Platz");

/** One arrangement for all: the tests of this file take turns. */
test.describe.configure({ mode: "serial" });

/** The front page as somebody else gets it. */
const readers = async (page: Page) => (await page.request.get("/", { headers: { cookie: "" } })).text();

/** So old that it stands on the front page only where somebody puts it. */
async function oldArticle(word: string): Promise<{ id: number; title: string }> {
  await joinPortalDatabase();
  const [section] = (await getSite()).sections;
  const title = `${word} ${mark()}`;
  const input = { title, body: paragraphs("Ein Satz."), sectionId: section?.id ?? 0 };
  const id = await createArticle(operator, input);
  await publishArticle(operator, id, { publishedAt: hoursAgo(20_000), related: false });
  return { id, title };
}

/** An article of its own, and the desk where only it is looked for. */
async function atDesk(page: Page, word: string) {
  const { id, title } = await oldArticle(word);
  const desk = `/admin/front?${new URLSearchParams({ q: title })}`;
  await page.goto(desk);
  await expect(page.locator(".front-candidates > li")).toHaveCount(1);
  return { id, title, desk };
}

const placeOf = (page: Page) => page.locator(".front-place").filter({ hasText: place() });
const takeOff = (page: Page, desk: string, title: string) =>
  arrange(
    page,
    desk,
    () => page.getByRole("button", { name: `„${title}“ abnehmen: ${place()}` }).click(),
    "füllt sich wieder von selbst",
  );

test.describe("by keyboard", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false);

  test("an article is taken, put on a place and taken off, and each step is read out", async ({
    page,
    context,
  }) => {
    test.slow();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await signedIn(context, { role: "editor" });
    const { title, desk } = await atDesk(page, "Tastatur");
    expect(await readers(page)).not.toContain(title);
    await arrange(
      page,
      desk,
      async () => {
        await carry(page, title, place());
      },
      `„${title}“ steht jetzt auf: ${place()}`,
    );
    expect(await readers(page)).toContain(title);
    await expect(placeOf(page)).toContainText("festgehalten");
    await expect(page.frameLocator("iframe").getByText(title)).toBeAttached();
    await page.getByRole("button", { name: `„${title}“ abnehmen` }).focus();
    await arrange(page, desk, () => page.keyboard.press("Enter"), "füllt sich wieder von selbst");
    expect(await readers(page)).not.toContain(title);
    expect(problems).toEqual([]);
  });

  test("an article is dragged onto a place, and off it", async ({ page, context }) => {
    test.slow();
    await page.setViewportSize({ width: 1440, height: 1000 });
    await signedIn(context, { role: "editor" });
    const { title, desk } = await atDesk(page, "Zeiger");
    const drag = async (from: ReturnType<Page["locator"]>, to: ReturnType<Page["locator"]>) => {
      await from.scrollIntoViewIfNeeded();
      const [a, b] = [await from.boundingBox(), await to.boundingBox()];
      if (!a || !b) throw new Error("Nothing to drag.");
      await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
      await page.mouse.down();
      await page.mouse.move(a.x + 40, a.y - 20, { steps: 4 });
      await expect(page.locator(".front-dragged")).toBeVisible();
      await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 12 });
      await page.mouse.up();
    };
    const candidate = page.locator(".front-candidates").getByRole("button", { name: "verschieben" });
    await arrange(page, desk, () => drag(candidate, placeOf(page)), `„${title}“ steht jetzt auf: ${place()}`);
    expect(await readers(page)).toContain(title);
    const handle = placeOf(page)
      .getByRole("button", { name: `„${title}“ verschieben` })
      .first();
    await arrange(
      page,
      desk,
      () => drag(handle, page.locator(".front-candidates")),
      "füllt sich wieder von selbst",
    );
  });

  test("candidates are found while one types", async ({ page, context }) => {
    await signedIn(context, { role: "editor" });
    const { title } = await atDesk(page, "Tippen");
    await page.goto("/admin/front");
    await expect(page.locator(".front-candidates > li").nth(5)).toBeVisible();
    await page.getByRole("main").getByRole("searchbox").pressSequentially(title, { delay: 5 });
    await expect(page.locator(".front-candidates > li")).toHaveCount(1);
    await expect(page.getByRole("main").getByRole("searchbox")).toBeFocused();
    await page.getByRole("main").getByRole("searchbox").fill("Gibtesnicht");
    await expect(page.getByText("Kein veröffentlichter Artikel passt dazu.")).toBeVisible();
  });
});

test("by plain forms: placed, given words and an end, undone; readers see it at once", async ({
  page,
  context,
}) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  const { id, title, desk } = await atDesk(page, "Knopf");
  const put = () => page.getByRole("button", { name: `„${title}“ setzen auf: ${place()}` }).click();
  await arrange(page, desk, put, `„${title}“ steht jetzt auf: ${place()}`);
  expect(await readers(page)).toContain(title);

  const own = `Eigene Worte ${id}`;
  await arrange(
    page,
    desk,
    async () => {
      const form = placeOf(page).locator("details");
      if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
      await form.getByLabel("Überschrift nur für diesen Platz").fill(own);
      await form.getByLabel("Bis wann").fill("2020-01-01T10:00");
      await form.getByRole("button", { name: "Speichern" }).click();
      await expect(form.getByRole("alert")).toContainText("in der Zukunft");
      await expect(form.getByLabel("Überschrift nur für diesen Platz")).toHaveValue(own);
      await form.getByLabel("Bis wann").fill("2099-01-31T10:00");
      await form.getByRole("button", { name: "Speichern" }).click();
    },
    `Gespeichert für: ${place()}`,
  );
  await expect(placeOf(page)).toContainText("festgehalten bis 31. Januar 2099, 10.00 Uhr");
  expect(await readers(page)).toContain(own);

  await page.getByRole("button", { name: "Rückgängig" }).click();
  await expect(said(page)).toContainText(/Zurückgenommen|Inzwischen/);
  await expect.poll(() => readers(page)).not.toContain(own);

  // The clock alone ends a pin.
  await query(`UPDATE slots SET expires_at = now() + interval '3 seconds' WHERE article_id = ${id}`);
  expect(await readers(page)).toContain(title);
  await expect.poll(() => readers(page), { timeout: 15_000 }).not.toContain(title);
  await page.goto(desk);
  await expect(placeOf(page)).toContainText(`stand hier: ${title}`);
});

test("of two editors the second is told, and nothing is lost", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await signedIn(context, { role: "editor" });
  const { title, desk } = await atDesk(page, "Zweite");
  const other = await browser.newContext({ baseURL: baseURL ?? "", locale: "de-DE" });
  const { userId } = await signedIn(other, { role: "editor" });
  const theirs = await other.newPage();
  await theirs.goto(desk);
  const put = (at: Page) => at.getByRole("button", { name: `„${title}“ setzen auf: ${place()}` }).click();
  await arrange(theirs, desk, () => put(theirs), "steht jetzt auf");
  await put(page);
  await expect(said(page).filter({ hasText: CHANGED })).toBeVisible();
  const [person] = await query<{ name: string }>(
    `SELECT display_name AS name FROM users WHERE id = ${userId}`,
  );
  await expect(said(page).filter({ hasText: CHANGED })).toContainText(/Zuletzt geordnet von/);
  expect(person?.name).toBeTruthy();
  await page.goto(desk);
  await takeOff(page, desk, title);
  await other.close();
});

test("the preview may stand in our own frame, and is nobody else's", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const preview = await page.request.get("/admin/front/preview");
  expect(preview.headers()["content-security-policy"]).toContain("frame-ancestors 'self'");
  expect(preview.headers()["cache-control"]).toContain("no-store");
  expect(await preview.text()).not.toContain('<script src="/_next');
  const front = await page.request.get("/");
  expect(front.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
});

test("everybody can use it", { tag: LOOKS }, async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  await page.goto("/admin/front");
  await expectUsable(page, { opened: true });
});
