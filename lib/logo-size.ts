type Size = { width: number; height: number };

/** As high as the name's letters stand, and no wider than leaves room beside it, in CSS pixels. */
const SET = { height: 48, width: 440 };

/** How large the masthead shows it: by its own proportions, so that nothing moves when it comes. */
export function logoSize({ width, height }: Size): Size {
  const scale = Math.min(SET.height / height, SET.width / width);
  const whole = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: whole(width), height: whole(height) };
}
