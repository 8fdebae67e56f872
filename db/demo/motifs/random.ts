/** A repeatable stream of numbers for one picture. */
export type Random = {
  /** A number from `low` to below `high`. */
  between: (low: number, high: number) => number;
  /** A whole number from 0 to below `count`. */
  index: (count: number) => number;
  /** True in `share` of the cases. */
  chance: (share: number) => boolean;
};

/** FNV-1a hash of the name, stretched by mulberry32: the same picture on every machine. */
export function randomFrom(name: string): Random {
  let state = 0x811c9dc5;
  for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (low, high) => low + (high - low) * next(),
    index: (count) => Math.floor(next() * count),
    chance: (share) => next() < share,
  };
}
