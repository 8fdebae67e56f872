import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";

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

/** Days as somebody types them: nothing is the portal's own, 0 never. @throws Refusal for what is no such number */
export function parseAgeDays(typed: string): number | null {
  if (typed === "") return null;
  if (!/^\d{1,5}$/.test(typed)) throw new Refusal("number-malformed", typed);
  return Number(typed);
}
