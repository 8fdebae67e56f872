/**
 * Cuts the headline face: one weight and optical size of Newsreader (OFL), the characters of German and
 * English, kerning and ligatures kept. Writes public/fonts/*.woff2 with the licence, and app/headline.css. A face that
 * changes gets a new number in its name (also in lib/paths.ts): browsers keep these files for good. Run: `node scripts/make-font.ts`; `node scripts/make-font.ts --measure FONT.ttf` prints one
 * row for FALLBACKS from any other font file.
 */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
// @ts-expect-error: ships no types
import untypedSubsetFont from "subset-font";

type SubsetFont = (
  font: Buffer,
  text: string,
  options: {
    targetFormat: "sfnt" | "woff2";
    variationAxes?: Record<string, number>;
    noHinting?: boolean;
    noLayoutClosure?: boolean;
  },
) => Promise<Buffer>;
type Fallback = { family: string; local: string[]; width: number };
type Metrics = { ascent: number; descent: number; lineGap: number; width: number };

const subsetFont: SubsetFont = untypedSubsetFont;
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "node_modules/@fontsource-variable/newsreader");
const target = join(root, "public/fonts");
const styles = join(root, "app/headline.css");

const AXES = { opsz: 60, wght: 560 };
/** The document budget gives the headline face 17 KB (docs: the look). */
const MAX_BYTES = 17 * 1024;
/** What German and English headlines are made of. */
const CHARACTERS = [
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  "ÄÖÜäöüßé",
  " \u00a0\u00ad\u2009\u202f\u2060\u2011",
  "„“”‚‘’»«–—-‐…·•!?:;.,'\"()/&%+−×€§$£°",
].join("");

/** Letters of neighbours' languages and rare signs; a file of its own that a browser fetches only where one of them stands. */
const ACCENT_CHARACTERS = "ÀÇÈÉÊÑàáâãåæçèêëíîïñóôøúûœ‹›[]@#=*_|~";

/** Letters of neighbours' names, likewise. */
const NAME_CHARACTERS = "ẞĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŘřŚśŞşŠšŤťŮůŰűŹźŻżŽžŸāēīō";

/**
 * Serifs that readers' machines have, in order of preference, with their mean advance in em as `--measure`
 * prints it. Gelasio stands for Georgia and Liberation Serif for Times New Roman: drawn to the same widths.
 * Their own vertical metrics do not matter, the overrides replace them.
 */
const FALLBACKS: Fallback[] = [
  { family: "Depesche Headline Fallback", local: ["Georgia", "Gelasio"], width: 0.46995 },
  {
    family: "Depesche Headline Fallback Times",
    local: ["Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "Tinos"],
    width: 0.42886,
  },
  { family: "Depesche Headline Fallback Noto", local: ["Noto Serif", "NotoSerif"], width: 0.50681 },
  { family: "Depesche Headline Fallback DejaVu", local: ["DejaVu Serif", "DejaVuSerif"], width: 0.54463 },
];

// Letters of running German text in per cent (A. Beutelspacher, Kryptologie, 1993).
const LETTERS =
  "e17.4 n9.78 i7.55 s7.27 r7 a6.51 t6.15 d5.08 h4.76 u4.35 l3.44 c3.06 g3.01 m2.53 o2.51 b1.89 w1.89 " +
  "f1.66 k1.21 z1.13 p.79 v.67 ß.31 j.27 y.04 x.03 q.02";
const CAPITAL_SHARE = 0.1;
const SPACE_SHARE = 0.13;

const tables = (font: Buffer) =>
  new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const record = 12 + index * 16;
      const start = font.readUInt32BE(record + 8);
      const tag = font.toString("latin1", record, record + 4);
      return [tag, font.subarray(start, start + font.readUInt32BE(record + 12))] as const;
    }),
  );

function table(font: Buffer, tag: string): Buffer {
  const found = tables(font).get(tag);
  if (!found) throw new Error(`The font has no ${tag} table`);
  return found;
}

/** Character → glyph number from the Unicode BMP subtable (OpenType cmap format 4). */
function characterMap(font: Buffer): Map<number, number> {
  const cmap = table(font, "cmap");
  const glyphs = new Map<number, number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const at = cmap.readUInt32BE(4 + index * 8 + 4);
    if (cmap.readUInt16BE(at) !== 4) continue;
    const doubled = cmap.readUInt16BE(at + 6);
    for (let segment = 0; segment < doubled; segment += 2) {
      const end = cmap.readUInt16BE(at + 14 + segment);
      const start = cmap.readUInt16BE(at + 16 + doubled + segment);
      const delta = cmap.readUInt16BE(at + 16 + 2 * doubled + segment);
      const offsetAt = at + 16 + 3 * doubled + segment;
      const offset = cmap.readUInt16BE(offsetAt);
      for (let code = start; code <= end && code < 0xffff; code += 1) {
        const direct = offset === 0 ? code : cmap.readUInt16BE(offsetAt + offset + (code - start) * 2);
        const glyph = offset !== 0 && direct === 0 ? 0 : (direct + delta) & 0xffff;
        if (glyph) glyphs.set(code, glyph);
      }
    }
  }
  return glyphs;
}

/** Mean advance in em of German headline text: letter frequencies, a tenth of them capitals, and spaces. */
function meanAdvance(font: Buffer): number {
  const glyphs = characterMap(font);
  const longMetrics = table(font, "hhea").readUInt16BE(34);
  const hmtx = table(font, "hmtx");
  const advance = (character: string) => {
    const glyph = glyphs.get(character.codePointAt(0) ?? 0) ?? 0;
    return hmtx.readUInt16BE(4 * Math.min(glyph, longMetrics - 1));
  };
  let sum = 0;
  let weights = 0;
  for (const entry of LETTERS.split(" ")) {
    const letter = entry[0] ?? "";
    const weight = Number(entry.slice(1));
    const capital = letter === "ß" ? letter : letter.toUpperCase();
    sum += weight * ((1 - CAPITAL_SHARE) * advance(letter) + CAPITAL_SHARE * advance(capital));
    weights += weight;
  }
  const perEm = table(font, "head").readUInt16BE(18);
  return ((1 - SPACE_SHARE) * (sum / weights) + SPACE_SHARE * advance(" ")) / perEm;
}

function measure(font: Buffer): Metrics {
  const perEm = table(font, "head").readUInt16BE(18);
  const hhea = table(font, "hhea");
  return {
    ascent: hhea.readInt16BE(4) / perEm,
    descent: -hhea.readInt16BE(6) / perEm,
    lineGap: hhea.readInt16BE(8) / perEm,
    width: meanAdvance(font),
  };
}

/** CSS `unicode-range` of exactly these code points. */
function unicodeRange(codes: number[]): string {
  const ranges: [number, number][] = [];
  for (const code of codes.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number) => code.toString(16).toUpperCase().padStart(2, "0");
  return ranges.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ""}`).join(", ");
}

/**
 * A local serif stretched to the headline face's width and given its line box (CSS Fonts 5, size-adjust):
 * the overrides are relative to the adjusted size, so the face's own metrics are divided by it.
 */
function fallbackFace(face: Metrics, fallback: Fallback): string {
  const adjust = face.width / fallback.width;
  const percent = (value: number) => `${(value * 100).toFixed(2)}%`;
  return [
    "@font-face {",
    `  font-family: "${fallback.family}";`,
    `  src: ${fallback.local.map((name) => `local("${name}")`).join(", ")};`,
    "  font-weight: 400 700;",
    `  size-adjust: ${percent(adjust)};`,
    `  ascent-override: ${percent(face.ascent / adjust)};`,
    `  descent-override: ${percent(face.descent / adjust)};`,
    `  line-gap-override: ${percent(face.lineGap / adjust)};`,
    "}",
  ].join("\n");
}

function ownFace(file: string, codes: number[]): string {
  return [
    "@font-face {",
    '  font-family: "Depesche Headline";',
    `  src: url("/fonts/${file}") format("woff2");`,
    "  font-weight: 400 700;",
    "  font-style: normal;",
    "  font-display: optional;",
    `  unicode-range:\n    ${unicodeRange(codes)};`,
    "}",
  ].join("\n");
}

function fontStack(): string {
  const families = ["Depesche Headline", ...FALLBACKS.map(({ family }) => family)].map((name) => `"${name}"`);
  return `:root {\n  --font-headline:\n    ${[...families, "Georgia", "serif"].join(",\n    ")};\n}`;
}

/** Writes one cut and returns its @font-face and its metrics. */
async function cutFace(input: string, file: string, characters: string) {
  const variable = await readFile(join(source, "files", input));
  // Without closure: alternates that no style of ours switches on stay out.
  const options = { variationAxes: AXES, noHinting: true, noLayoutClosure: true };
  const woff2 = await subsetFont(variable, characters, { ...options, targetFormat: "woff2" });
  const sfnt = await subsetFont(variable, characters, { ...options, targetFormat: "sfnt" });
  if (woff2.length > MAX_BYTES) throw new Error(`${file}: ${woff2.length} bytes, the budget is ${MAX_BYTES}`);
  await writeFile(join(target, file), woff2);

  const codes = [...characterMap(sfnt).keys()];
  const missing = [...characters].filter((character) => !codes.includes(character.codePointAt(0) ?? 0));
  const layout = ["GPOS", "GSUB"].filter((tag) => tables(sfnt).has(tag)).join(", ");
  console.log(`${file}: ${woff2.length} bytes, ${codes.length} characters, ${layout}`);
  if (missing.length > 0)
    console.log(`  left to the fallback: ${missing.map((c) => JSON.stringify(c)).join(" ")}`);
  return { sfnt, css: ownFace(file, codes) };
}

async function makeFont() {
  await mkdir(target, { recursive: true });
  const headline = await cutFace(
    "newsreader-latin-opsz-normal.woff2",
    "newsreader-headline-2.woff2",
    CHARACTERS,
  );
  const accents = await cutFace(
    "newsreader-latin-opsz-normal.woff2",
    "newsreader-headline-accents-2.woff2",
    ACCENT_CHARACTERS,
  );
  const names = await cutFace(
    "newsreader-latin-ext-opsz-normal.woff2",
    "newsreader-headline-names-2.woff2",
    NAME_CHARACTERS,
  );
  const face = measure(headline.sfnt);
  const css = [
    "/* Made by scripts/make-font.ts; do not edit. Newsreader is under the OFL, see OFL.txt. */",
    headline.css,
    accents.css,
    names.css,
    ...FALLBACKS.map((fallback) => fallbackFace(face, fallback)),
    fontStack(),
  ].join("\n\n");
  await writeFile(styles, `${css}\n`);
  await copyFile(join(source, "LICENSE"), join(target, "OFL.txt"));
  console.log(face);
  console.log(css);
}

const [flag, file] = process.argv.slice(2);
if (flag === "--measure" && file) {
  const sfnt = await subsetFont(await readFile(file), CHARACTERS, { targetFormat: "sfnt" });
  console.log(measure(sfnt));
} else {
  await makeFont();
}
