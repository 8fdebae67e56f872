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
import { characterMap, type Metrics, measure, tables } from "#scripts/font-metrics.ts";

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
  "„“”‚‘’–—-‐…!?:;.,'\"()/&%€",
].join("");

/** Letters of neighbours' languages and rare signs; a file of its own that a browser fetches only where one of them stands. */
const ACCENT_CHARACTERS = "ÀÇÈÉÊÑàáâãåæçèêëíîïñóôøúûœ«»‹›+−×·•§$£°[]@#=*_|~";

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
    "newsreader-headline-3.woff2",
    CHARACTERS,
  );
  const accents = await cutFace(
    "newsreader-latin-opsz-normal.woff2",
    "newsreader-headline-accents-3.woff2",
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
