/** What others call alike: plain measures over plain words, to stand beside the portal's own. */
export type Measure = (one: number, other: number) => number;

/** Every word in small letters, none left out, no stems. */
const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Each of the plain measures over these texts; texts are named by their place. */
export function plainMeasures(texts: readonly string[]): Record<string, Measure> {
  const counts = texts.map((text) => {
    const found = new Map<string, number>();
    for (const word of wordsIn(text)) found.set(word, (found.get(word) ?? 0) + 1);
    return found;
  });
  const inTexts = new Map<string, number>();
  for (const words of counts)
    for (const word of words.keys()) inTexts.set(word, (inTexts.get(word) ?? 0) + 1);
  const rarity = (word: string) => Math.log(texts.length / (inTexts.get(word) ?? 1));
  return {
    "TF-IDF, cosine": cosineOf(counts.map((words) => weighed(words, (word, count) => count * rarity(word)))),
    "TF-IDF with log counts, cosine": cosineOf(
      counts.map((words) => weighed(words, (word, count) => (1 + Math.log(count)) * rarity(word))),
    ),
    BM25: bm25(counts, (word) => bm25Rarity(texts.length, inTexts.get(word) ?? 0)),
    "shared words (Jaccard)": (one, other) => jaccard(counts[one], counts[other]),
  };
}

type Words = ReadonlyMap<string, number>;

const weighed = (words: Words, weight: (word: string, count: number) => number): Words => {
  const found = new Map([...words].map(([word, count]) => [word, weight(word, count)]));
  const length = Math.hypot(...found.values()) || 1;
  return new Map([...found].map(([word, value]) => [word, value / length]));
};

const cosineOf =
  (vectors: readonly Words[]): Measure =>
  (one, other) => {
    let sum = 0;
    for (const [word, weight] of vectors[one] ?? []) sum += weight * (vectors[other]?.get(word) ?? 0);
    return sum;
  };

const bm25Rarity = (texts: number, held: number) => Math.log(1 + (texts - held + 0.5) / (held + 0.5));

/** Both ways, so that it is the same from either side (k₁ 1.2, b 0.75). */
function bm25(counts: readonly Words[], rarity: (word: string) => number): Measure {
  const lengths = counts.map((words) => [...words.values()].reduce((sum, count) => sum + count, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const ask = (one: number, other: number) => {
    let sum = 0;
    const norm = 1.2 * (0.25 + (0.75 * (lengths[other] ?? 0)) / mean);
    for (const word of counts[one]?.keys() ?? []) {
      const count = counts[other]?.get(word) ?? 0;
      if (count > 0) sum += (rarity(word) * count * 2.2) / (count + norm);
    }
    return sum;
  };
  return (one, other) => ask(one, other) + ask(other, one);
}

function jaccard(one: Words = new Map(), other: Words = new Map()): number {
  let shared = 0;
  for (const word of one.keys()) shared += Number(other.has(word));
  return shared / (one.size + other.size - shared || 1);
}
