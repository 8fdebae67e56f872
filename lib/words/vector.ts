import { type Language, type TextWord, wordsOf } from "#lib/words/analyse.ts";
import { marks } from "#lib/words/marks.ts";

/** Where a word stands, as Postgres' text search grades it: A the headline … D only a part of a longer word. */
export type Grade = "A" | "B" | "C" | "D";

export type ArticleText = {
  language: Language;
  title: string;
  /** Standfirst and key points. */
  lead: string[];
  body: string;
  /** Names of what it is about and of those who wrote it. */
  topics: string[];
  authors: string[];
};

/** `isName`: it stands in the name of a topic or an author, not in the text. */
export type GradedWord = TextWord & { grade: Grade; isName: boolean };

/** No phrase reaches from one field into the next. */
const GAP = 20;
/** More of a body is not indexed: a tsvector holds 1 MB. https://www.postgresql.org/docs/18/textsearch-limitations.html */
const INDEXED_CHARACTERS = 200_000;

/** Every word of an article that says something. */
export function gradedWords({ language, title, lead, body, topics, authors }: ArticleText): GradedWord[] {
  const fields: [text: string, grade: Grade, isName: boolean][] = [
    [title, "A", false],
    ...lead.map((text): [string, Grade, boolean] => [text, "B", false]),
    [body.slice(0, INDEXED_CHARACTERS), "C", false],
    ...topics.map((name): [string, Grade, boolean] => [name, "B", true]),
    ...authors.map((name): [string, Grade, boolean] => [name, "C", true]),
  ];
  const words: GradedWord[] = [];
  let from = 1;
  for (const [text, grade, isName] of fields) {
    for (const word of wordsOf(text, language, from)) words.push({ ...word, grade, isName });
    from = (words.at(-1)?.at ?? from) + GAP;
  }
  return words;
}

/** The last number that a tsvector tells apart. */
const LAST_POSITION = 16_383;

/**
 * An article's words as text of a tsvector: where each stands and how it is graded, the parts of compounds at the
 * place of the whole, and what else an article is found by.
 */
export function toVector(
  words: readonly GradedWord[],
  partsOf: (lexeme: string) => readonly string[],
  others: readonly string[],
): string {
  const places = new Map<string, Set<string>>(others.map((mark) => [mark, new Set()]));
  const add = (lexeme: string, place?: string) => {
    const known = places.get(lexeme) ?? new Set();
    if (place) known.add(place);
    places.set(lexeme, known);
  };
  for (const { lexeme, at, grade } of words) {
    const position = Math.min(at, LAST_POSITION);
    add(lexeme, `${position}${grade}`);
    const parts = partsOf(lexeme);
    for (const part of parts) add(part, `${position}${grade === "A" ? "C" : "D"}`);
    if (grade === "A") for (const held of [lexeme, ...parts]) add(marks.headline(held));
  }
  return [...places]
    .map(([lexeme, at]) => (at.size === 0 ? quote(lexeme) : `${quote(lexeme)}:${[...at].join(",")}`))
    .join(" ");
}

/** A lexeme as tsvector and tsquery read it. */
export const quote = (lexeme: string): string => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
