import { z } from "zod";
import { MEDIA_KEY } from "#lib/media-key.ts";

/** A logo in the store of public files; its own size in pixels. */
export const logoFile = z.object({
  key: z.string().regex(MEDIA_KEY),
  width: z.number().int().min(1).max(100_000),
  height: z.number().int().min(1).max(100_000),
});

export type LogoFile = z.infer<typeof logoFile>;

/** As high as the name's letters stand, and no wider than leaves room beside it, in CSS pixels. */
const SET = { height: 48, width: 440 };

/** How large the masthead shows it: by its own proportions, so that nothing moves when it comes. */
export function logoSize({ width, height }: LogoFile): { width: number; height: number } {
  const scale = Math.min(SET.height / height, SET.width / width);
  const whole = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: whole(width), height: whole(height) };
}
