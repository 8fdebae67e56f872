import { z } from "zod";

/** What a section asks for beyond the portal's settings; stored in sections.rules. */
export const sectionRules = z.object({
  /** Whoever hands an article in may not approve it (I1). */
  fourEyes: z.boolean().default(false),
});

export type SectionRules = z.infer<typeof sectionRules>;

/** What no longer fits its shape falls back to the default. */
export function parseSectionRules(stored: unknown): SectionRules {
  const { success, data } = sectionRules.safeParse(stored);
  return success ? data : sectionRules.parse({});
}
