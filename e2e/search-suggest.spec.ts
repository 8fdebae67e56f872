import { expect, type Page, test } from "@playwright/test";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { getSite } from "#db/site.ts";
import { hoursAgo, operator, paragraphs } from "#db/testing/rows.ts";
import { saveTopic } from "#db/topics.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";

/** A word with umlauts that nobody else has, a topic that begins so, and one article with both. */
async function ownWord() {
  await joinPortalDatabase();
  const start = `zü${mark().replace(/[^a-z]/g, "x")}`;
  const topic = { slug: start.replace("ü", "ue"), name: `Der ${start}plan` };
  const [section] = (await getSite()).sections;
  const id = await createArticle(operator, {
    title: `Mehr ${start}wind`,
    body: paragraphs("Ein Satz."),
    sectionId: section?.id ?? 0,
    topicIds: [await saveTopic(operator, topic)],
  });
  await publishArticle(operator, id, { publishedAt: hoursAgo(60), related: false });
  return { start, topic };
}

const field = (page: Page) => page.getByLabel("Suchwörter");
const options = (page: Page) => page.getByRole("listbox", { name: "Vorschläge" }).getByRole("option");

test("the field works without a script as before", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, "the others are with one");
  await page.goto("/search");
  await expect(page.getByRole("searchbox", { name: "Suchwörter" })).toBeVisible();
  await expect(page.locator("#search-suggestions")).toBeHidden();
  await field(page).fill("Rechenzentren");
  await page.getByRole("button", { name: "Suchen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suche nach „Rechenzentren“");
});

test("while somebody types, names and words are offered: by keyboard", async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, "an island");
  const { start, topic } = await ownWord();
  await page.goto("/search");
  const box = page.getByRole("combobox", { name: "Suchwörter" });
  await expect(box).toHaveAttribute("aria-expanded", "false");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/search/suggest")) asked.push(request.url());
  });
  // Without its dots, in one go: asked for once.
  await box.pressSequentially(start.replace("ü", "u"), { delay: 20 });
  await expect(options(page).first()).toHaveText(`${topic.name}Thema`);
  await expect(options(page).filter({ hasText: `${start}windSuche` })).toHaveCount(1);
  expect(asked.length).toBeLessThan(4);
  await expect(box).toHaveAttribute("aria-expanded", "true");
  await expect(page.locator("search-suggest").getByRole("status")).toHaveText(/^\d Vorschläge$/);

  await box.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await expect(box).toHaveAttribute("aria-activedescendant", "search-suggestions-0");
  await expect(box).toBeFocused();
  await box.press("ArrowUp");
  await expect(box).not.toHaveAttribute("aria-activedescendant", /./);
  await box.press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await box.press("Escape");
  await expect(options(page)).toHaveCount(0);
  await expect(box).toHaveValue(start.replace("ü", "u"));

  await box.press("ArrowDown");
  await expect(options(page).first()).toBeVisible();
  await box.press("ArrowDown");
  await box.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/topic/${topic.slug}$`));
  expect(await page.context().cookies()).toEqual([]);
});

test("a word is looked for, by touch too, and Enter alone looks for what was typed", async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, "an island");
  const { start } = await ownWord();
  await page.goto("/search");
  await field(page).fill(`Mehr ${start}wi`);
  await options(page).filter({ hasText: "wind" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Suche nach „Mehr ${start}wind“`);
  await expect(page.getByRole("main").locator("article")).toHaveCount(1);

  await field(page).fill(start);
  await expect(options(page).first()).toBeVisible();
  await field(page).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Suche nach „${start}“`);
});

test("an answer that is late or missing troubles nobody", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "an island");
  const { start, topic } = await ownWord();
  await page.goto("/search");
  await page.route(/suggest\?q=Re/, async (route) => {
    await new Promise((done) => setTimeout(done, 800));
    await route.continue().catch(() => {});
  });
  await field(page).fill("Re");
  await page.waitForTimeout(250);
  await field(page).fill(start);
  await expect(options(page).first()).toHaveText(`${topic.name}Thema`);
  await page.waitForTimeout(900);
  await expect(options(page).first()).toHaveText(`${topic.name}Thema`);
  await page.route(/suggest\?q=Xy/, (route) => route.fulfill({ status: 503, body: "" }));
  await field(page).fill("Xyz");
  await expect(options(page)).toHaveCount(0);
});

test("everybody can use the list", { tag: LOOKS }, async ({ page }) => {
  const { start } = await ownWord();
  await page.goto("/search");
  await field(page).fill(start);
  await expect(options(page).first()).toBeVisible();
  await field(page).press("ArrowDown");
  await expectUsable(page, { what: "suggestions" });
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(options(page).first()).toBeVisible();
    const box = await options(page).first().boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
});

test("the answer for machines: JSON, no cookie, not for search engines, and nothing of it in an article", async ({
  request,
}) => {
  const { start, topic } = await ownWord();
  const answer = await request.get(`/search/suggest?q=${encodeURIComponent(start)}`);
  expect(answer.headers()).toMatchObject({
    "content-type": expect.stringContaining("json"),
    "x-robots-tag": "noindex",
  });
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  expect(answer.headers()["surrogate-key"]).toContain("topic:");
  expect((await answer.json())[0]).toEqual({ kind: "topic", text: topic.name, path: `/topic/${topic.slug}` });
  expect(await (await request.get("/")).text()).not.toContain("search-suggest");
  for (const words of ["", "a", "' & | ! :*", "🤖", "x".repeat(10_000), "%", "\u202e", "der die das"]) {
    const odd = await request.get(`/search/suggest?q=${encodeURIComponent(words)}`);
    expect(odd.status(), words.slice(0, 20)).toBe(200);
    expect(Array.isArray(await odd.json())).toBe(true);
  }
});
