import { expect, type Page } from "@playwright/test";

/** The desk where the front page is arranged, as its tests use it. */

export const CHANGED = /Inzwischen hat jemand anders/;

/** What the desk says of the last change. */
export const said = (page: Page) => page.locator(".outcome").getByRole("status");

/** Others arrange the same page at the same time, in other tests: whoever is told so tries again. */
export async function arrange(page: Page, desk: string, act: () => Promise<void>, expected: string) {
  await expect(async () => {
    await act();
    await expect(said(page)).toContainText(new RegExp(`${CHANGED.source}|${escaped(expected)}`));
    const isChanged = CHANGED.test((await said(page).textContent()) ?? "");
    if (isChanged) await page.goto(desk);
    expect(isChanged).toBe(false);
  }).toPass({ timeout: 40_000 });
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Takes the only candidate, carries it down to a place and puts it there, by keyboard; each step is read out. */
export async function carry(page: Page, title: string, place: string): Promise<void> {
  const live = page.locator("[id^=DndLiveRegion]");
  await page.locator(".front-candidates").getByRole("button", { name: "verschieben" }).focus();
  await page.keyboard.press("Space");
  await expect(live).toContainText(title);
  for (let step = 0; step < 12 && !(await live.textContent())?.includes(`über: ${place}`); step++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(150);
  }
  await expect(live).toContainText(`über: ${place}`);
  await page.keyboard.press("Space");
  await expect(live).toContainText(`abgesetzt auf: ${place}`);
}
