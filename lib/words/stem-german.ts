/** Shorter stems would throw words together that have nothing in common. */
const SHORTEST = 3;
/** From this length on the longer endings are one. */
const LONG = 5;
/** What makes a noun or an adjective of a word; only off words that stay recognisable without. */
const DERIVED = /(?:ung|heit|keit|lich|isch|ig|ien|ie)$/;
const DERIVED_FROM = 6;
/** "Ministerin", "Autorinnen", "Polizistin", but not "Medizin". */
const FEMALE = /(?<=.{3}(?:er|or|ur|ist|nt|at))in(?:nen)?$/;
/** Letters that are one sound count as one, so that nothing is cut through them. The word itself has no capitals. */
const SOUNDS: [letters: string, sign: string][] = [
  ["sch", "S"],
  ["ei", "E"],
  ["ie", "I"],
];
const DOUBLED = /(.)\1/g;
const DOUBLE = "D";

/**
 * The part that the forms of a German word share: "Verhandlungen", "Verhandlung" → "verhandl"; "gestürzt", "stürzen" →
 * "sturz". After L. Weissweiler and A. Fraser, "Developing a Stemmer for German Based on a Comparative Analysis of
 * Publicly Available Stemmers" (GSCL 2017), with derivations off long words as in Snowball's German stemmer.
 * @param word folded (lib/words/fold.ts)
 */
export function stemGerman(word: string): string {
  const stem = withoutEndings(word.replace(/^ge(?=.{4})/, "").replace(FEMALE, ""));
  if (stem.length <= DERIVED_FROM) return stem;
  const root = stem.replace(DERIVED, "");
  return root === stem || root.length <= SHORTEST ? stem : withoutEndings(root);
}

function withoutEndings(word: string): string {
  let stem = pack(word);
  while (stem.length > SHORTEST) {
    const shorter =
      (stem.length > LONG && cut(stem, /(?:e[mr]|nd)$/)) ||
      cut(stem, stem.length > SHORTEST + 1 ? /[tesn]$/ : /[en]$/);
    if (!shorter) break;
    stem = shorter;
  }
  return unpack(stem);
}

/** @returns null where nothing was to be cut */
function cut(word: string, ending: RegExp): string | null {
  const shorter = word.replace(ending, "");
  return shorter === word ? null : shorter;
}

const pack = (word: string) =>
  SOUNDS.reduce((text, [letters, sign]) => text.replaceAll(letters, sign), word).replace(
    DOUBLED,
    `$1${DOUBLE}`,
  );

const unpack = (word: string) =>
  SOUNDS.reduce((text, [letters, sign]) => text.replaceAll(sign, letters), word.replace(/(.)D/g, "$1$1"));
