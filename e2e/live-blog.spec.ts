import { expect, type Page, test } from "@playwright/test";
import { query } from "#db/testing/query.ts";
import { mark, ownArticle } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** A live blog, from the desk to those who follow it. */
async function write(page: Page, text: string, title = ""): Promise<void> {
  await page.getByLabel("Überschrift").fill(title);
  await page.getByLabel("Text", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Veröffentlichen", exact: true }).click();
  await expect(page.locator(".entries > li").first()).toContainText(text.split("\n")[0] ?? "");
}

async function begin(page: Page): Promise<{ id: number; path: string; word: string }> {
  const word = mark();
  const { id, path } = await ownArticle(`Liveblog ${word}`);
  await page.goto(paths.adminLive({ id }));
  await page.getByRole("button", { name: "Zum Liveblog machen" }).click();
  await expect(page.getByText("Der Artikel ist jetzt ein Liveblog.")).toBeVisible();
  return { id, path, word };
}

test("what is written at the desk is read at once, with and without scripts", async ({
  page,
  context,
  browser,
}) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  const { path } = await begin(page);
  await write(page, "Der erste Zug rollt.\n\n- Gleis 1\n- Gleis 2", "Es geht los");

  const { baseURL, javaScriptEnabled } = test.info().project.use;
  const outside = await browser.newContext({ baseURL, javaScriptEnabled });
  const reader = await outside.newPage();
  await reader.goto(path);
  await expect(reader.getByRole("heading", { name: "Es geht los" })).toBeVisible();
  const data = await reader.locator('script[type="application/ld+json"]').first().textContent();
  expect(JSON.parse(data ?? "{}")).toMatchObject({
    "@type": "LiveBlogPosting",
    coverageStartTime: expect.stringMatching(/^\d{4}-.*[+-]\d\d:\d\d$/),
    liveBlogUpdate: [{ "@type": "BlogPosting", headline: "Es geht los" }],
  });

  await write(page, "Der zweite Zug folgt.");
  await write(page, "Der dritte auch.");
  if (javaScriptEnabled === false) {
    await reader.getByRole("link", { name: "Neue Einträge laden" }).click();
  } else {
    await reader.getByRole("button", { name: "2 neue Einträge" }).click();
    expect(new URL(reader.url()).hash).toBe("");
  }
  await expect(reader.locator("live-blog > ol > li")).toHaveCount(3);
  await expect(reader.locator("live-blog > ol > li").first()).toContainText("Der dritte auch.");

  // A mistake is mended in place, an entry that is withdrawn goes.
  await page.getByRole("link", { name: "Ändern" }).first().click();
  await expect(page.getByRole("heading", { name: "Eintrag ändern" })).toBeVisible();
  await page.getByLabel("Text", { exact: true }).fill("Der dritte fällt aus.");
  await page.getByRole("button", { name: "Ändern", exact: true }).click();
  await expect(page.getByText("Geändert.")).toBeVisible();
  await page.getByRole("button", { name: "Zurückziehen" }).nth(1).click();
  await expect(page.getByText("Zurückgezogen", { exact: false }).first()).toBeVisible();
  if (javaScriptEnabled === false) await reader.reload();
  await expect(reader.locator("live-blog > ol > li").first()).toContainText("Der dritte fällt aus.");
  await expect(reader.locator("live-blog > ol > li")).toHaveCount(2);

  await page.getByRole("button", { name: "Liveblog beenden" }).click();
  await expect(page.getByText(/^Beendet:/)).toBeVisible();
  await expect(page.getByLabel("Text", { exact: true })).toHaveCount(0);
  await reader.goto(path);
  await expect(reader.getByText(/Beendet am/)).toBeVisible();
  await expect(reader.locator("live-blog[article]")).toHaveCount(0);
  await outside.close();
});

test("a form that is sent twice makes one entry; one without words comes back", async ({ page, context }) => {
  test.skip(test.info().project.name === "no-js", "sends by itself");
  await signedIn(context, { role: "editor" });
  const { id } = await begin(page);
  await page.getByLabel("Text", { exact: true }).fill("   ");
  await page.getByRole("button", { name: "Veröffentlichen", exact: true }).click();
  await expect(page.getByText("Hier fehlt der Text.")).toBeVisible();
  await page.getByLabel("Text", { exact: true }).fill("Nur einmal.");
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Veröffentlichen", exact: true }).click();
  const request = await sent;
  await expect(page.getByText("Der Eintrag ist zu lesen.")).toBeVisible();
  const { cookie: _, ...headers } = await request.allHeaders();
  const data = request.postDataBuffer() ?? undefined;
  await context.request.fetch(request.url(), {
    method: "POST",
    headers,
    ...(data ? { data } : {}),
    maxRedirects: 0,
  });
  const rows = await query(`SELECT FROM live_entries WHERE article_id = ${id}`);
  expect(rows).toHaveLength(1);
});

test("a link leads to its entry however old it is, and the pages before are reached", async ({
  page,
  context,
  request,
}) => {
  test.skip(test.info().project.name === "no-js", "the same document");
  await signedIn(context, { role: "editor" });
  const { id, path } = await begin(page);
  await query(`
    INSERT INTO live_entries (article_id, body, key_event)
    SELECT ${id}, jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph',
      'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', 'Meldung Nummer ' || n))))), n = 1
    FROM generate_series(1, 45) n`);
  await write(page, "Die letzte.");
  await page.goto(path);
  await expect(page.locator("live-blog > ol > li")).toHaveCount(20);
  await page.getByRole("navigation", { name: "Die wichtigsten Ereignisse" }).getByRole("link").click();
  await expect(page.locator("li:target")).toContainText("Meldung Nummer 1");
  await page.goto(path);
  await page.getByRole("link", { name: "Ältere Einträge" }).click();
  await page.getByRole("link", { name: "Ältere Einträge" }).click();
  await expect(page.locator("live-blog > ol > li")).toHaveCount(6);
  const { status } = { status: (await request.get(`${path}?before=999999999999`)).status() };
  expect(status).toBe(200);
});

test("everybody can write and read a live blog", { tag: LOOKS }, async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const { id, path } = await begin(page);
  await write(
    page,
    "Ein Eintrag mit https://example.org/einem-sehr-langen-link/der-nicht-umbricht",
    "Überschrift",
  );
  await page.getByRole("button", { name: "Anheften" }).click();
  await expect(page.getByRole("button", { name: "Lösen" })).toBeVisible();
  for (const where of [paths.adminLive({ id }), path]) {
    await page.goto(where);
    await expectUsable(page);
  }
});
