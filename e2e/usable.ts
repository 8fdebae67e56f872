import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** In CSS pixels: a wide screen and a narrow phone (WCAG 2.2, 1.4.10). */
const WIDTHS = [1440, 320];
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What depends on colours: everything else is in the dark as it is in the light. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** In the tags of a test: looking needs scripts, so it is not run without. */
export const LOOKS = "@looks";

/**
 * Everybody can use the page as it stands, at every width, light and dark: axe finds nothing, and nothing is wider
 * than the window. What is wrong fails the test softly, so that one run tells all of it.
 * @param what - the page's name in what is reported, and in the pictures that LOOK=folder asks for
 * @param opened - whether everything that can be folded is unfolded before
 */
export async function expectUsable(
  page: Page,
  { what = nameOf(page), opened = false }: { what?: string; opened?: boolean } = {},
): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    if (opened) await unfold(page);
    for (const colorScheme of ["light", "dark"] as const) {
      // What fades from one colour to another has none to be judged by.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const where = `${what}, ${colorScheme} at ${width} px`;
      // Without the legacy mode, every look opens another page for its result: frames of others are not looked into.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const chosen = colorScheme === "light" ? axe.withTags(STANDARDS) : axe.withRules(COLOURS);
      const { violations } = await chosen.analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      expect.soft(found, where).toEqual([]);
      if (process.env.LOOK)
        await page.screenshot({
          path: `${process.env.LOOK}/${where.replace(/\W+/g, "-")}.png`,
          fullPage: true,
        });
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, `${what} is wider than ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}

function unfold(page: Page): Promise<void> {
  return page.locator("main details").evaluateAll((all) => {
    for (const details of all as HTMLDetailsElement[]) details.open = true;
  });
}

function nameOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return `${pathname}${search}`;
}
