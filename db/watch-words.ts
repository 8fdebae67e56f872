import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { db, type Transaction } from "#db/client.ts";
import { watchWords } from "#db/schema/comments.ts";
import { within } from "#db/within.ts";
import type { Moderator } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

export const WATCH_KINDS = ["watch", "suspect", "banned"] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

export type WatchWord = {
  id: number;
  kind: WatchKind;
  pattern: string;
  /** null: in every section. */
  section: { id: number; name: string } | null;
  by: string | null;
};

/** Longer than any word or phrase, in characters. */
const LONGEST_PATTERN = 100;
/** So many in one go: a list, not a dictionary. */
const MOST_AT_ONCE = 1000;

/** The newsroom's words, those for all sections first. */
export async function listWatchWords(): Promise<WatchWord[]> {
  const { rows } = await db().execute<WatchWord>(sql`
    SELECT w.id, w.kind, w.pattern, u.display_name AS by,
      CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name) END AS section
    FROM watch_words w LEFT JOIN sections s ON s.id = w.section_id LEFT JOIN users u ON u.id = w.added_by
    ORDER BY s.name NULLS FIRST, w.kind, w.pattern, w.id LIMIT 5000`);
  return rows;
}

/**
 * Puts words on a list, one to a line; those that are there already are passed over.
 * @param sectionId null for every section
 * @returns how many are new
 * @throws Refusal text-missing, text-too-long, not-found
 */
export function addWatchWords(
  moderator: Moderator,
  { sectionId, kind, lines }: { sectionId: number | null; kind: WatchKind; lines: string },
  tx?: Transaction,
): Promise<number> {
  return within(tx, async (tx) => {
    const patterns = toPatterns(lines);
    if (patterns.length === 0) throw new Refusal("text-missing", "no word");
    if (patterns.length > MOST_AT_ONCE || patterns.some((pattern) => pattern.length > LONGEST_PATTERN))
      throw new Refusal("text-too-long", `${patterns.length} words`);
    if (sectionId !== null) await requireSection(tx, sectionId);
    const made = await tx
      .insert(watchWords)
      .values(patterns.map((pattern) => ({ sectionId, kind, pattern, addedBy: moderator.userId })))
      .onConflictDoNothing()
      .returning({ id: watchWords.id });
    if (made.length > 0)
      await audit(tx, moderator, {
        action: "add",
        subject: "watch_word",
        detail: { kind, sectionId, patterns: patterns.slice(0, 50) },
      });
    return made.length;
  });
}

/** "Volks*" stands for every ending; a pattern of stars alone would stand for everything. */
const toPatterns = (lines: string): string[] => [
  ...new Set(
    lines
      .normalize("NFC")
      .split(/[\r\n]+/)
      .map((line) => line.replace(/\p{Cc}+/gu, " ").trim())
      .filter((line) => /[^\s*]/u.test(line)),
  ),
];

async function requireSection(tx: Transaction, id: number): Promise<void> {
  const { rows } = await tx.execute(sql`SELECT FROM sections WHERE id = ${id}`);
  if (rows.length === 0) throw new Refusal("not-found", `section ${id}`);
}

/** Takes a word off its list; one that is gone already stays gone. */
export function removeWatchWord(moderator: Moderator, id: number, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    const { rows } = await tx.execute<{ kind: string; pattern: string; sectionId: number | null }>(sql`
      DELETE FROM watch_words WHERE id = ${id} RETURNING kind, pattern, section_id AS "sectionId"`);
    const [removed] = rows;
    if (removed)
      await audit(tx, moderator, { action: "remove", subject: "watch_word", subjectId: id, detail: removed });
  });
}
