const WRITTEN_OUT: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
const MARKED = /[äöüß]/g;
/** As in lib/words/fold.ts: after a vowel or a q the e is no umlaut ("neue", "Frauen", "Quelle"). */
const UMLAUT = /(?<![aeiouyq])([aou])e/g;
const DOTTED: Record<string, string> = { a: "ä", o: "ö", u: "ü" };

/**
 * A word as it may be written: as it was typed, with umlauts and ß written out, and with those that were written out
 * ("Müller" → also "mueller", "Strasse" → also "straße"). For columns whose words are kept as they stand.
 */
export function spellingsOf(word: string): string[] {
  const small = word.toLowerCase();
  const out = small.replace(MARKED, (letter) => WRITTEN_OUT[letter] ?? letter);
  const dotted = small.replace(UMLAUT, (_, vowel: string) => DOTTED[vowel] ?? vowel);
  return [...new Set([word, ...[out, dotted, dotted.replaceAll("ss", "ß")].filter((one) => one !== small)])];
}
