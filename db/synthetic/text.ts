import {
  ADJECTIVES,
  BEGINNINGS,
  CAUSES,
  ENDS,
  PEOPLE,
  PLACES,
  RARE_NAMES,
  TIMES,
  VERBS,
} from "#db/synthetic/words.ts";

export type Dice = {
  /** 0 … count - 1, each as likely. */
  below: (count: number) => number;
  /** One of the list, the first ones far more often: words are like that (Zipf). */
  common: <T>(list: readonly T[]) => T;
  any: <T>(list: readonly T[]) => T;
};

/** The same number gives the same throws (mulberry32, public domain). */
export function dice(seed: number): Dice {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  const at = <T>(list: readonly T[], index: number) => list[index] as T;
  return {
    below,
    any: (list) => at(list, below(list.length)),
    common: (list) => at(list, Math.floor(next() ** 2.5 * list.length)),
  };
}

export type SyntheticText = { title: string; standfirst: string; place: string; paragraphs: string[] };

/** An article of about 60 to 320 words around three subjects of its own, which come back in its sentences. */
export function inventText({ any, below, common }: Dice): SyntheticText {
  const subject = () => common(BEGINNINGS) + any(ENDS);
  const own = [subject(), subject(), subject()];
  const place = any(PLACES);
  // What makes an archive large is what was written of once.
  const rare = () => RARE_NAMES.map((syllables) => any(syllables)).join("");
  const witness = rare();
  const noun = () => (below(3) === 0 ? subject() : any(own));
  const sentence = () =>
    any([
      () => `${place} ${any(VERBS)} ${any(TIMES)} ${any(ADJECTIVES)} Pläne für ${noun()} und ${noun()}.`,
      () => `„${noun()} braucht Zeit“, sagt ${any(PEOPLE)}, zuständig für ${noun()} in ${any(PLACES)}.`,
      () => `${any(PEOPLE)} ${any(VERBS)} ${any(TIMES)} ${noun()} Nummer ${1 + below(90)}.`,
      () => any(CAUSES),
      () => `${any([witness, witness, rare()])} ${any(VERBS)} ${any(TIMES)} ${noun()}.`,
      () => `Rund ${2 + below(900)} Haushalte warten auf ${noun()}, ${any(ADJECTIVES)} Leitungen fehlen.`,
    ])();
  const paragraph = () => Array.from({ length: 3 + below(3) }, sentence).join(" ");
  return {
    title: `${place} ${any(VERBS)} ${own[0]} ${any(["und", "statt", "wegen", "nach"])} ${own[1]}`,
    standfirst: `${sentence()} ${any(CAUSES)}`,
    place,
    paragraphs: Array.from({ length: 2 + below(6) }, paragraph),
  };
}
