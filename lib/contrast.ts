import { hexOf, type Oklch } from "#lib/oklch.ts";

/** The accent's two tones, and the papers that they stand on; the hue alone is a setting. As app/styles.css has them. */
export const ACCENT_TONES = {
  light: { l: 0.51, c: 0.2, paper: "#fdfcf9" },
  dark: { l: 0.73, c: 0.16, paper: "#11151c" },
} as const;

/** The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). @param first "#rrggbb" */
export function contrastOf(first: string, second: string): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The contrast of the accent with its paper, rounded down: a figure that is said has to hold. */
export function accentContrast(hue: number, { l, c, paper }: Omit<Oklch, "h"> & { paper: string }): number {
  return Math.floor(contrastOf(hexOf({ l, c, h: hue }), paper) * 10) / 10;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
