import AxeBuilder from "@axe-core/playwright";
import { expect, findPages, type PageKind, test } from "#e2e/portal.ts";

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

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 1440]) {
    test(`axe finds nothing on any page, ${colorScheme}, ${width} px`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const pages = await findPages(page);
      for (const kind of KINDS) {
        await page.goto(pages[kind]);
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" | ")}`,
        );
        expect.soft(found, `${kind} ${pages[kind]}`).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(overflow, `${kind} is wider than the window`).toBeLessThanOrEqual(0);
        const headings = await page.locator("h1").count();
        expect.soft(headings, `${kind} has one h1`).toBe(1);
      }
    });
  }
}

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
