/** What Unicode decomposition cannot fold: letters that are their own, spelled as German newspapers do. */
const SPELLINGS: Record<string, string> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "oe",
  å: "aa",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
  ŋ: "n",
  "&": " und ",
};

/**
 * A headline as the last part of an address: "Müller & Söhne" → "mueller-und-soehne". Letters of other
 * scripts stay (paths.ts percent-encodes them), so that a Cyrillic headline keeps a readable address.
 * @param max at most so many UTF-16 units, cut at a word where one ends in the second half
 * @returns "" when nothing is left: the caller knows what to fall back to
 */
export function slugify(text: string, max = 80): string {
  const latin = spelled(text.normalize("NFC").toLowerCase())
    .normalize("NFKD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC");
  const dashed = spelled(latin.toLowerCase())
    .replace(/['’ʼ]/g, "")
    // An accent without a letter is no word.
    .replace(/(?<![\p{L}\p{N}\p{M}])\p{M}+/gu, "-")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return cutAtWord(dashed, max);
}

/** Once before letters lose their accents (ä is not a) and once after (ǣ is æ). */
const spelled = (text: string) => text.replace(/[^\p{ASCII}]|&/gu, (char) => SPELLINGS[char] ?? char);

function cutAtWord(slug: string, max: number): string {
  if (slug.length <= max) return slug;
  const cut = slug.slice(0, max + 1);
  const lastDash = cut.lastIndexOf("-");
  const whole = lastDash >= max / 2 ? cut.slice(0, lastDash) : slug.slice(0, max);
  return whole
    .toWellFormed()
    .replace(/\uFFFD+$/u, "")
    .replace(/-+$/, "");
}
