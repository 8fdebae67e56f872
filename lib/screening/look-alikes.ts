/** Letters that imitate, each with what it passes for. Chosen by eye after Unicode's confusables (UTS #39). */
const PAIRS: Record<string, string> = {
  // Cyrillic
  а: "a",
  ь: "b",
  с: "c",
  ԁ: "d",
  е: "e",
  ё: "e",
  є: "e",
  ғ: "f",
  һ: "h",
  н: "h",
  і: "i",
  ї: "i",
  ј: "j",
  к: "k",
  ӏ: "l",
  м: "m",
  п: "n",
  о: "o",
  р: "p",
  ԛ: "q",
  г: "r",
  ѕ: "s",
  т: "t",
  ц: "u",
  ѵ: "v",
  ԝ: "w",
  ш: "w",
  х: "x",
  у: "y",
  ү: "y",
  з: "3",
  // Greek
  α: "a",
  β: "b",
  ϲ: "c",
  ε: "e",
  η: "n",
  ι: "i",
  κ: "k",
  μ: "u",
  ν: "v",
  ο: "o",
  ρ: "p",
  σ: "o",
  τ: "t",
  υ: "u",
  χ: "x",
  γ: "y",
  ω: "w",
  ζ: "z",
  // Latin and others
  ı: "i",
  ɪ: "i",
  ɩ: "i",
  ʟ: "l",
  ł: "l",
  ǀ: "l",
  ɑ: "a",
  ɡ: "g",
  ɢ: "g",
  ᴀ: "a",
  ʙ: "b",
  ᴄ: "c",
  ᴅ: "d",
  đ: "d",
  ᴇ: "e",
  ꜰ: "f",
  ʜ: "h",
  ᴊ: "j",
  ᴋ: "k",
  ᴍ: "m",
  ɴ: "n",
  ᴏ: "o",
  ø: "o",
  ᴘ: "p",
  ʀ: "r",
  ꜱ: "s",
  ᴛ: "t",
  ᴜ: "u",
  ᴠ: "v",
  ᴡ: "w",
  ʏ: "y",
  ᴢ: "z",
  æ: "ae",
  œ: "oe",
  օ: "o",
  ս: "u",
  ո: "n",
};

const IMITATING = new RegExp(`[${Object.keys(PAIRS).join("")}]`, "gu");
/** White letters on black circles and squares, which NFKC leaves alone: 🅘 and 🅸. */
const ON_BLACK = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/gu;

/** Lower-case text with the Latin letters that its signs pass for. */
export function withoutLookAlikes(text: string): string {
  return text.replace(IMITATING, (letter) => PAIRS[letter] ?? letter);
}

/** Letters out of their circles and squares. */
export function withoutFrames(text: string): string {
  return text.replace(ON_BLACK, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return String.fromCharCode(97 + code - (code < 0x1f170 ? 0x1f150 : 0x1f170));
  });
}
