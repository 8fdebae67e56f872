import { foldWord } from "#lib/words/fold.ts";
import { stemEnglish } from "#lib/words/stem-english.ts";
import { stemGerman } from "#lib/words/stem-german.ts";
import { STOP_WORDS } from "#lib/words/stop-words.ts";
import { tokensOf } from "#lib/words/tokens.ts";

export type Language = "de" | "en";

const STEMS: Record<Language, (word: string) => string> = { de: stemGerman, en: stemEnglish };
/** Texts bring the same words again and again; a stem is looked up faster than made. */
const MOST_KEPT = 50_000;
const kept: Record<Language, Map<string, string>> = { de: new Map(), en: new Map() };

/** A word as the index holds it. @param folded (lib/words/fold.ts) @returns "" for a word that says nothing of the matter */
export function lexemeOf(folded: string, language: Language): string {
  const known = kept[language].get(folded);
  if (known !== undefined) return known;
  const lexeme = STOP_WORDS[language].has(folded) ? "" : STEMS[language](folded);
  if (kept[language].size >= MOST_KEPT) kept[language].clear();
  kept[language].set(folded, lexeme);
  return lexeme;
}

/** `at`: how many words of the text stand before it, those that say nothing counted too. */
export type TextWord = { lexeme: string; folded: string; word: string; at: number };

/** The words of a text that say something, in its order. @param from number of the first word */
export function* wordsOf(text: string, language: Language, from = 0): Generator<TextWord> {
  let at = from;
  for (const { word } of tokensOf(text)) {
    const folded = foldWord(word);
    const lexeme = lexemeOf(folded, language);
    if (lexeme !== "") yield { lexeme, folded, word, at };
    at += 1;
  }
}
