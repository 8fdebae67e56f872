/** Widths and heights are asked for in steps of so many pixels, up to MOST: other numbers would be other addresses. */
const STEP = 80;
const MOST = 1600;

/** The number as it is asked for: never more than was said. @param pixels digits */
export const roundedSize = (pixels: string): string =>
  `${Math.min(MOST, Math.floor(Number(pixels) / STEP) * STEP)}`;
