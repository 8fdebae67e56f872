import { expect, findPages, type PageKind, test } from "#e2e/portal.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";

const KINDS: PageKind[] = [
  "front",
  "section",
  "article",
  "topic",
  "story",
  "storyFromStart",
  "author",
  "latest",
  "mostRead",
  "corrections",
  "archive",
  "month",
  "imprint",
  "privacy",
  "commentPolicy",
  "accessibility",
  "notFound",
];

test("everybody can use any page", { tag: LOOKS }, async ({ page }) => {
  test.slow();
  const pages = await findPages(page);
  for (const kind of KINDS) {
    await page.goto(pages[kind]);
    await expectUsable(page, { what: kind });
    expect.soft(await page.locator("h1").count(), `${kind} has one h1`).toBe(1);
  }
});

test("titles differ from page to page", async ({ page }) => {
  const pages = await findPages(page);
  const titles: string[] = [];
  for (const kind of KINDS) {
    await page.goto(pages[kind]);
    titles.push(await page.title());
  }
  expect(new Set(titles).size).toBe(titles.length);
});

test("the keyboard reaches the content and shows where it is", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Zum Inhalt springen" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement ?? document.body);
    return {
      width: Number.parseFloat(style.outlineWidth),
      inMain: Boolean(document.activeElement?.closest("main")),
    };
  });
  expect(outline.inMain).toBe(true);
  expect(outline.width).toBeGreaterThanOrEqual(2);
});

test("nothing is stored in the reader's browser, and nothing moves while it loads", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Object.assign(window, { shift: Reflect.get(window, "shift") + Reflect.get(entry, "value") });
    }).observe({ type: "layout-shift", buffered: true });
  });
  const pages = await findPages(page);
  for (const kind of ["front", "article", "section"] as const) {
    await page.goto(pages[kind], { waitUntil: "networkidle" });
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
      shift: Reflect.get(window, "shift"),
    }));
    expect(kept, kind).toMatchObject({ local: 0, session: 0, databases: 0, cookies: "" });
    expect(kept.shift, `layout shift on ${kind}`).toBeLessThanOrEqual(0.02);
  }
});
