import { foldName } from "#lib/display-name.ts";

/** Whom a note calls by "@": the whole name, its first words, or its last one. */
export type Colleague = { id: number; name: string };

export type Mentions = {
  ids: number[];
  /** What could mean more than one. */
  ambiguous: { called: string; names: string[] }[];
};

/** A name has few words; further ones are the note's. */
const MOST_WORDS = 6;
/** An address is no call: "post@example.org". */
const CALL = /(?<![\p{L}\p{N}._+-])@(?=[\p{L}\p{N}])/gu;
const TRAILING = /[.,;:!?)\]"“”»«'’]+$/u;

/** Names are compared as they look: "@mara" and one with a Cyrillic "а" call the same colleague. */
export function findMentions(text: string, colleagues: readonly Colleague[]): Mentions {
  const known = colleagues.map(({ id, name }) => ({ id, name, words: wordsOf(name), key: foldName(name) }));
  const found: Mentions = { ids: [], ambiguous: [] };
  for (const { index } of text.matchAll(CALL)) {
    const words = wordsOf(text.slice(index + 1)).slice(0, MOST_WORDS);
    const { called, meant } = whoIsMeant(words, known);
    const [one, another] = meant;
    if (one && !another) found.ids.push(one.id);
    if (one && another) found.ambiguous.push({ called, names: meant.map(({ name }) => name) });
  }
  return { ids: [...new Set(found.ids)], ambiguous: found.ambiguous };
}

type Known = Colleague & { words: string[]; key: string };

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");

/** The most words that fit somebody win: "@Mara Lindqvist" is not "@Mara". */
function whoIsMeant(words: string[], known: Known[]): { called: string; meant: Known[] } {
  const ways = [
    (key: string) => known.filter((one) => one.key === key),
    (key: string, count: number) =>
      known.filter(({ words }) => {
        const beginning = foldName(words.slice(0, count).join(" "));
        return beginning === key || (count === 1 && foldName(words.at(-1) ?? "") === key);
      }),
  ];
  for (const look of ways) {
    for (let count = words.length; count > 0; count--) {
      const called = words.slice(0, count).join(" ").replace(TRAILING, "");
      if (called === "") continue;
      const meant = look(foldName(called), count);
      if (meant.length > 0) return { called, meant };
    }
  }
  return { called: "", meant: [] };
}
