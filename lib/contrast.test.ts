import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ACCENT_TONES, accentContrast, contrastOf } from "#lib/contrast.ts";

it("knows black on white", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

it("finds every hue readable as text on both papers (WCAG 2.2, 1.4.3)", () => {
  for (let hue = 0; hue <= 360; hue += 3) {
    expect(accentContrast(hue, ACCENT_TONES.light), `${hue} on light`).toBeGreaterThanOrEqual(4.5);
    expect(accentContrast(hue, ACCENT_TONES.dark), `${hue} on dark`).toBeGreaterThanOrEqual(4.5);
  }
});

it("has the tones of the style sheet", () => {
  const sheet = readFileSync("app/styles.css", "utf8");
  for (const { l, c, paper } of Object.values(ACCENT_TONES)) {
    expect(sheet).toContain(`oklch(${l} ${c} var(--accent-hue))`);
    expect(sheet).toContain(`--paper: ${paper}`);
  }
});
