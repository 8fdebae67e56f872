import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { buildWordMatcher, type WordEntry, type WordMatcher } from "#lib/screening/word-matcher.ts";

type Built = { version: string; matcher: WordMatcher };

/** One for each section: a list of thousands takes longer to make ready than a comment to screen. */
const built = new Map<number, Built>();

/** The newsroom's words for a section and those for all, ready to look for; made anew when the lists have changed. */
export async function screeningWords(tx: Transaction, sectionId: number): Promise<WordMatcher> {
  const { rows } = await tx.execute<{ version: string }>(sql`
    SELECT count(*) || ' ' || coalesce(max(w.id), 0) || ' ' || coalesce(sum(w.id), 0) AS version FROM watch_words w
    WHERE w.section_id IS NULL OR w.section_id = ${sectionId}`);
  const version = rows[0]?.version ?? "";
  const known = built.get(sectionId);
  if (known?.version === version) return known.matcher;
  const list = await tx.execute<WordEntry>(sql`
    SELECT w.kind, w.pattern FROM watch_words w WHERE w.section_id IS NULL OR w.section_id = ${sectionId}`);
  const matcher = buildWordMatcher(list.rows);
  built.set(sectionId, { version, matcher });
  return matcher;
}
