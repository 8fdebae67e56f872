import { dice } from "#db/synthetic/text.ts";
import { ADJECTIVES, BEGINNINGS, CAUSES, ENDS, PLACES, RARE_NAMES, VERBS } from "#db/synthetic/words.ts";
import { NO_SEARCH, type Search } from "#lib/search/search.ts";

/** What readers ask of an archive of invented articles, by how much the words narrow it down. */
export type Kind = { name: string; isSelective: boolean; asked: Search[] };

const OF_A_KIND = 25;

/** @param seed the same one asks the same */
export function archiveQueries(seed: number, sections: readonly string[]): Kind[] {
  const { any, below } = dice(seed);
  const rare = () => RARE_NAMES.map((syllables) => any(syllables)).join("");
  const compound = () => any(BEGINNINGS) + any(ENDS);
  const year = () => new Date().getFullYear() - below(5);
  const kinds: Record<string, { selective?: true; make: () => Partial<Search> }> = {
    "a rare name": { selective: true, make: () => ({ words: rare() }) },
    "a rare name and a place": { selective: true, make: () => ({ words: `${rare()} ${any(PLACES)}` }) },
    "a rare name, misspelt": { make: () => ({ words: slip(rare(), below) }) },
    "a compound": { make: () => ({ words: compound() }) },
    "two compounds": { make: () => ({ words: `${compound()} ${compound()}` }) },
    "part of a compound": { make: () => ({ words: any(BEGINNINGS).replace(/s$/, "") }) },
    "a common word": { make: () => ({ words: any([...ADJECTIVES, ...VERBS]) }) },
    "common words, newest first": {
      make: () => ({ words: `${any(PLACES)} ${any(VERBS)}`, sort: "newest" }),
    },
    "a phrase": { make: () => ({ words: `"${any(PLACES)} ${any(VERBS)}" ${compound()}` }) },
    "in a section and a year": {
      make: () => ({ words: `${any(PLACES)} ${compound()}`, section: any(sections), year: year() }),
    },
    "a question": {
      make: () => ({
        words: `Warum ${any(VERBS)} ${any(PLACES)} ${any(ADJECTIVES)} ${compound()}? ${any(CAUSES)}`,
      }),
    },
  };
  return Object.entries(kinds).map(([name, { selective = false, make }]) => ({
    name,
    isSelective: selective,
    asked: Array.from({ length: OF_A_KIND }, () => ({ ...NO_SEARCH, ...make() })),
  }));
}

/** Two letters exchanged, behind the first. */
function slip(word: string, below: (count: number) => number): string {
  const at = 2 + below(word.length - 4);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
