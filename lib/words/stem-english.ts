const VOWEL = /[aeiouy]/;
const DOUBLED = /([bdfgmnprt])\1$/;

/**
 * The part that the forms of an English word share: "elections", "elected", "electing" → "elect". Plurals, past and
 * continuous forms and adverbs only (the first steps of M. F. Porter, "An algorithm for suffix stripping", 1980):
 * a reader who looks for "organisation" does not mean "organ".
 * @param word folded (lib/words/fold.ts)
 */
export function stemEnglish(word: string): string {
  const one = singular(word);
  const stem = one.length > 5 ? one.replace(/ly$/, "") : one;
  const cut = /^(.{3,})(?:ing|ed)$/.exec(stem)?.[1];
  if (!cut || !VOWEL.test(cut)) return withoutE(stem);
  return withoutE(cut.replace(DOUBLED, "$1"));
}

function singular(word: string): string {
  if (/.{2}ies$/.test(word)) return word.replace(/ies$/, "y");
  if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word;
  if (/(?:sh|ch|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/s$/, "");
}

/** "state" and "stated" meet without. */
const withoutE = (word: string) => (word.length > 4 ? word.replace(/e$/, "") : word);
