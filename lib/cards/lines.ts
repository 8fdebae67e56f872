/** A headline broken into lines of one size. */
export type Lines = { size: number; lines: string[] };

type Box = {
  width: number;
  height: number;
  /** Sizes to try, the largest first; the last one is taken whatever it costs. */
  sizes: readonly number[];
  /** Distance of baselines, in em. */
  leading: number;
};

/** Lines are made shorter in steps of so much of the width, until there would be more of them. */
const STEP = 1 / 40;

/**
 * Sets a text as large as the box allows, in lines of about one length. What is too long even for the smallest
 * size ends in an ellipsis; a word longer than a line is broken.
 * @param widthOf in em
 */
export function fitLines(text: string, box: Box, widthOf: (text: string) => number): Lines {
  const words = text.split(" ");
  for (const size of box.sizes) {
    const most = Math.floor(box.height / (size * box.leading));
    const em = box.width / size;
    if (words.some((word) => widthOf(word) > em)) continue;
    const lines = breakLines(words, em, widthOf);
    if (lines.length <= most) return { size, lines: balanced(words, { em, widthOf, lines }) };
  }
  const size = box.sizes.at(-1) ?? 1;
  const em = box.width / size;
  const most = Math.floor(box.height / (size * box.leading));
  const lines = breakLines(
    words.flatMap((word) => brokenWord(word, em, widthOf)),
    em,
    widthOf,
  );
  return { size, lines: lines.length <= most ? lines : clipped(lines.slice(0, most), em, widthOf) };
}

function breakLines(words: readonly string[], em: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || widthOf(longer) > em) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

type Given = { em: number; widthOf: (text: string) => number; lines: string[] };

/** As many lines, as even as they get. */
function balanced(words: readonly string[], { em, widthOf, lines }: Given): string[] {
  const widest = Math.max(...words.map(widthOf));
  let best = lines;
  for (let share = 1 - STEP; em * share >= widest; share -= STEP) {
    const shorter = breakLines(words, em * share, widthOf);
    if (shorter.length > lines.length) break;
    best = shorter;
  }
  return best;
}

function brokenWord(word: string, em: number, widthOf: (text: string) => number): string[] {
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && widthOf(`${part}${character}-`) > em) {
      parts.push(`${part}-`);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}

function clipped(lines: string[], em: number, widthOf: (text: string) => number): string[] {
  let last = lines.at(-1) ?? "";
  while (last !== "" && widthOf(`${last}…`) > em) last = last.replace(/\s*\S$/u, "");
  return [...lines.slice(0, -1), `${last.replace(/[\s,;:–-]+$/u, "")}…`];
}
