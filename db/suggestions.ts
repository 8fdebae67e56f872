import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { wordsOf } from "#db/schema/columns.ts";
import { inSuggestTurn } from "#db/search-turns.ts";
import { isLive } from "#db/teasers.ts";
import { answerHolds, answerShows } from "#lib/answer.ts";
import { paths } from "#lib/paths.ts";
import {
  type Beginning,
  beginsAs,
  MOST_SUGGESTIONS,
  readBeginning,
  type Suggestion,
  spellings,
} from "#lib/search/suggestions.ts";
import { tags } from "#lib/tags.ts";
import { quote } from "#lib/words/vector.ts";

/** What begins so changes with every article; so old it may be, in milliseconds. */
const HOLDS_MS = 60_000;
/** Of names that may begin so this many are looked at: what a letter costs has an end. */
const LOOKED_AT = 60;
/** A word has as many levels (db/schema/words.ts) as articles have powers of two. */
const LEVELS = 24;
/** Of each level, and of all that are put in order. */
const OF_A_LEVEL = 32;
/** Sorts after every letter. */
const AFTER = "\u{10ffff}";
/** What fewer articles hold may be under embargo in all of them. */
const SURELY_OUT = 40;
/** Of each kind of name so many, that something of the others is offered too. */
const OF_A_KIND = 3;

/**
 * What somebody who types may mean: topics, authors and sections with words that begin so, then words that live
 * articles hold, the most written first.
 * @returns null where too many ask
 */
export async function suggest(text: string): Promise<Suggestion[] | null> {
  answerHolds(HOLDS_MS);
  const typed = readBeginning(text);
  if (!typed) return [];
  return inSuggestTurn(async (tx) => {
    const names = await namesThatBegin(tx, typed);
    const words = await wordsThatBegin(tx, typed);
    const known = new Set(names.map((name) => name.text.toLowerCase()));
    return [...names, ...words.filter((word) => !known.has(word.text.toLowerCase()))].slice(
      0,
      MOST_SUGGESTIONS,
    );
  });
}

type Kind = "topic" | "author" | "section";
type Name = { kind: Kind; id: number; slug: string; name: string };

async function namesThatBegin(tx: Transaction, { words }: Beginning): Promise<Suggestion[]> {
  const query = words.map(
    (word) =>
      `(${spellings(word)
        .map((start) => `${quote(start)}:*`)
        .join(" | ")})`,
  );
  const begins = (name: SQL) => sql`${wordsOf(name)} @@ ${query.join(" & ")}::tsquery`;
  const { rows } = await tx.execute<Name>(sql`
    SELECT * FROM (SELECT 'topic' AS kind, t.id, t.slug, t.name FROM topics t
      WHERE ${begins(sql`t.name`)} AND t.merged_into IS NULL AND t.article_count > 0
      ORDER BY t.article_count + 0 DESC, t.id LIMIT ${LOOKED_AT}) t
    UNION ALL (SELECT 'author', w.id, w.slug, w.name FROM (
        SELECT w.id, w.slug, w.name FROM authors w WHERE ${begins(sql`w.name`)} LIMIT ${LOOKED_AT}) w
      WHERE EXISTS (SELECT FROM article_authors x JOIN articles a ON a.id = x.article_id
        WHERE x.author_id = w.id AND x.published_at <= now() AND x.role = 'author' AND ${isLive})
      ORDER BY w.name, w.id)
    UNION ALL (SELECT 'section', s.id, s.slug, s.name FROM sections s
      WHERE ${begins(sql`s.name`)} AND s.hidden_at IS NULL ORDER BY s.position, s.id LIMIT ${LOOKED_AT})`);
  const meant = rows.filter(({ name }) => beginsAs(name, words));
  const shown = (["topic", "author", "section"] as const).flatMap((kind) =>
    meant.filter((name) => name.kind === kind).slice(0, OF_A_KIND),
  );
  answerShows(...shown.map(({ kind, id }) => tags[kind](id)));
  return shown.map((name) => ({ kind: name.kind, text: name.name, path: paths[name.kind](name) }));
}

/** From the level of the most written words down, in each a few: a million words that begin so are not looked at. */
async function wordsThatBegin(tx: Transaction, { before, last }: Beginning): Promise<Suggestion[]> {
  if (last === "") return [];
  const { rows } = await tx.execute<{ word: string }>(sql`
    WITH begun AS MATERIALIZED (
      SELECT l.* FROM generate_series(${LEVELS}::int, 0, -1) AS at(level) CROSS JOIN LATERAL (
        SELECT l.lexeme, l.word, l.folded, l.articles FROM lexemes l
        WHERE l.level = at.level AND l.folded COLLATE "C" >= ${last} AND l.folded COLLATE "C" < ${last + AFTER}
        ORDER BY l.folded COLLATE "C" LIMIT ${OF_A_LEVEL}) l
      ORDER BY at.level DESC LIMIT ${OF_A_LEVEL})
    SELECT b.word FROM begun b CROSS JOIN LATERAL (
      -- Together, not one by one: then the planner takes the index.
      SELECT CASE WHEN b.articles < ${SURELY_OUT} THEN (
        SELECT array_agg(x.article_id) FROM article_words x WHERE x.words @@ quote_literal(b.lexeme)::tsquery) END AS ids) held
    WHERE b.articles >= ${SURELY_OUT} OR EXISTS (SELECT FROM articles a WHERE a.id = ANY(held.ids) AND ${isLive})
    ORDER BY b.articles DESC, b.folded LIMIT ${MOST_SUGGESTIONS}`);
  return rows.map(({ word }) => {
    const text = before + word;
    return { kind: "word", text, path: paths.search({ q: text }) };
  });
}
