import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { paths } from "#lib/paths.ts";

/** Text in the headline face, as outlines: a picture made so needs no font where it is drawn. */
export type Face = {
  /** The text as it can be set, or null when a letter or figure is missing; signs and emoji are left out. */
  settable: (text: string) => string | null;
  /** In em. */
  widthOf: (text: string) => number;
  /** SVG path data with the baseline's start at x, y. @param at.size of the em */
  outline: (text: string, at: { x: number; y: number; size: number }) => string;
};

let loaded: Promise<Face> | undefined;

/** The headline face as browsers get it (scripts/make-font.ts), read once. */
export function headlineFace(): Promise<Face> {
  loaded ??= Promise.all(paths.headlineFaces().map(readFont)).then(faceOf);
  return loaded;
}

/** public/ stands beside what runs: the process and its threads work in the house's folder. */
async function readFont(path: string): Promise<Font> {
  const font = create(await readFile(join(/* turbopackIgnore: true */ process.cwd(), "public", path)));
  if (!("layout" in font)) throw new Error(`${path} is a collection of fonts`);
  return font;
}

type Run = { font: Font; text: string };

function faceOf(fonts: Font[]): Face {
  const fontOf = (character: string) =>
    fonts.find((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));

  /** A letter with an accent that the face lacks is set without it: "ș" as "s". */
  const plain = (character: string): string | null => {
    const parts = [...character.normalize("NFKD").replace(/\p{M}/gu, "")];
    return parts.length > 0 && parts.every(fontOf) ? parts.join("") : null;
  };

  const runs = (text: string): Run[] => {
    const made: Run[] = [];
    for (const character of text) {
      const font = fontOf(character);
      const last = made.at(-1);
      if (!font) continue;
      if (last?.font === font) last.text += character;
      else made.push({ font, text: character });
    }
    return made;
  };

  return {
    settable: (text) => {
      let set = "";
      for (const character of text.normalize("NFC").replace(/[\p{Cf}\p{Cc}]/gu, clean)) {
        const written = fontOf(character) ? character : plain(character);
        if (written === null && /[\p{L}\p{N}]/u.test(character)) return null;
        set += written ?? "";
      }
      const tidy = set.replace(/[ \t\n]+/g, " ").trim();
      return /[\p{L}\p{N}]/u.test(tidy) ? tidy : null;
    },
    widthOf: (text) =>
      runs(text).reduce((sum, { font, text }) => sum + font.layout(text).advanceWidth / font.unitsPerEm, 0),
    outline: (text, { x, y, size }) => {
      let pen = x;
      return runs(text)
        .flatMap(({ font, text }) => {
          const scale = size / font.unitsPerEm;
          const { glyphs, positions } = font.layout(text);
          return glyphs.map((glyph, index) => {
            const place = positions[index] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 };
            const moved = glyph.path.transform(
              scale,
              0,
              0,
              -scale,
              pen + place.xOffset * scale,
              y - place.yOffset * scale,
            );
            pen += place.xAdvance * scale;
            return moved.toSVG();
          });
        })
        .join("");
    },
  };
}

/** Line ends are spaces; signs that nobody sees, among them those for hyphenation and direction, are nothing. */
const clean = (sign: string) => (/\s/.test(sign) ? " " : "");
