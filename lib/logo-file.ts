import { z } from "zod";
import { MEDIA_KEY } from "#lib/media-key.ts";

/** A logo in the store of public files; its own size in pixels. */
export const logoFile = z.object({
  key: z.string().regex(MEDIA_KEY),
  width: z.number().int().min(1).max(100_000),
  height: z.number().int().min(1).max(100_000),
});

export type LogoFile = z.infer<typeof logoFile>;
