import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { indexAgain } from "#db/index-words.ts";
import type { System } from "#lib/proof.ts";
import { splitCompound } from "#lib/words/compounds.ts";
import { quote } from "#lib/words/vector.ts";

/** Statements stay small, and others get their turn in between. */
const WORDS = 5_000;
/** A word in fewer articles takes nothing apart (lib/words/compounds.ts). */
const PART_FROM = 2;
/** So many words are looked for in the index at once. */
const CHANGED = 50;

export type Relearnt = { words: number; articles: number };

/**
 * Takes the compounds apart anew, by the words that the newsroom has written by now: "Impfstoffverteilung" came in before
 * "Verteilung" did. Articles with a word that is made of other parts than thought are indexed anew, so many at most; what
 * is left is found again the next time.
 */
export async function relearnCompounds(_system: System, { most }: { most: number }): Promise<Relearnt> {
  const counts = await readParts();
  const relearnt: Relearnt = { words: 0, articles: 0 };
  let after = "";
  while (relearnt.articles < most) {
    const words = await readWords(after);
    const last = words.at(-1);
    if (!last) break;
    after = last.lexeme;
    const changed = words
      .map(({ lexeme, folded, parts }) => ({
        lexeme,
        parts,
        now: splitCompound(folded, (stem) => counts.get(stem) ?? 0),
      }))
      .filter(({ parts, now }) => parts.join(" ") !== now.join(" "));
    for (let at = 0; at < changed.length && relearnt.articles < most; at += CHANGED) {
      const some = changed.slice(at, at + CHANGED);
      relearnt.articles += await store(some);
      relearnt.words += some.length;
    }
  }
  return relearnt;
}

/** In how many articles a word stands that others may be made of. */
async function readParts(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let after = ""; ; ) {
    const { rows } = await db().execute<{ lexeme: string; articles: number }>(sql`
      SELECT l.lexeme, l.articles FROM lexemes l
      WHERE l.lexeme > ${after} AND l.articles >= ${PART_FROM} AND l.word <> '' ORDER BY l.lexeme LIMIT ${WORDS}`);
    for (const { lexeme, articles } of rows) counts.set(lexeme, articles);
    const last = rows.at(-1);
    if (!last) return counts;
    after = last.lexeme;
  }
}

type Word = { lexeme: string; folded: string; parts: string[] };

/** Words of German articles. */
async function readWords(after: string): Promise<Word[]> {
  const { rows } = await db().execute<Word>(sql`
    SELECT l.lexeme, l.folded, l.parts FROM lexemes l
    WHERE l.lexeme > ${after} AND l.word <> '' AND l.parts IS NOT NULL AND l.articles > 0
    ORDER BY l.lexeme LIMIT ${WORDS}`);
  return rows;
}

/** @returns how many articles were indexed anew */
async function store(changed: readonly { lexeme: string; now: string[] }[]): Promise<number> {
  const rows = changed.map(({ lexeme, now }) => ({ lexeme, parts: now }));
  await db().execute(sql`
    UPDATE lexemes l SET parts = x.parts FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(lexeme text, parts text[])
    WHERE l.lexeme = x.lexeme`);
  const query = changed.map(({ lexeme }) => quote(lexeme)).join(" | ");
  const { rows: found } = await db().execute<{ id: number }>(sql`
    SELECT w.article_id AS id FROM article_words w WHERE w.words @@ ${query}::tsquery`);
  return indexAgain(found.map(({ id }) => id));
}
