import sharp from "sharp";
import { CARD_HEIGHT, CARD_WIDTH, type Card } from "#lib/cards/card.ts";
import { type Face, headlineFace } from "#lib/cards/face.ts";
import { fitLines } from "#lib/cards/lines.ts";
import { ACCENT_TONES } from "#lib/contrast.ts";
import { hexOf } from "#lib/oklch.ts";

const MARGIN = 72;
const INSIDE = CARD_WIDTH - 2 * MARGIN;
const LABEL = { size: 34, baseline: 104 };
/** From under the label to above the rule. */
const HEADING = { top: 144, height: 330, sizes: [104, 96, 88, 80, 72, 64, 58, 52, 46], leading: 1.1 };
/** More characters than that never fit. */
const LOOKED_AT = 400;
const WORDMARK = { size: 46, baseline: 566, rule: 500 };
/** Of a capital, in em: what stands in the middle stands there by its capitals. */
const CAPITALS = 0.67;
/** Two colours and what lies between them along the edges of the letters. */
const COLOURS = 32;

/** The social picture as a PNG of 1200 × 630 pixels; needs neither fonts of the machine nor a network. */
export async function drawCard(card: Card): Promise<Buffer> {
  const svg = cardSvg(card, await headlineFace());
  return sharp(Buffer.from(svg)).png({ palette: true, colours: COLOURS, dither: 0, effort: 7 }).toBuffer();
}

function cardSvg(card: Card, face: Face): string {
  const { light } = ACCENT_TONES;
  const ground = hexOf({ l: light.l, c: light.c, h: card.hue });
  const fill = (colour: string, path: string, opacity = 1) =>
    `<path fill="${colour}" fill-opacity="${opacity}" d="${path}"/>`;
  const portal = wordmark(card, face);
  // Whatever cannot be set is left to the name of the house; half a headline would say something else.
  const heading = headingOf(card, face);
  const middle = heading ?? portal;
  const label = face.settable(card.label);
  const paid = face.settable(card.paid);
  const parts = [
    `<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${ground}"/>`,
    ...(paid ? chip(paid, { paper: light.paper, ground, face }) : []),
    label && !paid ? fill(light.paper, oneLine(label, { ...LABEL, width: INSIDE, face }), 0.85) : "",
    fill(light.paper, headingPath(middle, face)),
  ];
  if (heading !== null)
    parts.push(
      `<rect x="${MARGIN}" y="${WORDMARK.rule}" width="${INSIDE}" height="2" fill="${light.paper}" fill-opacity="0.45"/>`,
      fill(light.paper, oneLine(portal, { ...WORDMARK, width: INSIDE, face })),
    );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}">${parts.join("")}</svg>`;
}

/** As the masthead has it, with its full stop; an address is written in letters that every face has. */
function wordmark({ portal, host }: Card, face: Face): string {
  const name = face.settable(portal);
  return name === null ? host : `${name}.`;
}

/** The short one only where the long one would be cut. */
function headingOf(card: Card, face: Face): string | null {
  const long = face.settable([...card.heading].slice(0, LOOKED_AT).join(""));
  const short = face.settable(card.shortHeading);
  if (long === null || short === null) return long ?? short;
  return fitLines(long, { ...HEADING, width: INSIDE }, face.widthOf)
    .lines.at(-1)
    ?.endsWith("…")
    ? short
    : long;
}

function headingPath(text: string, face: Face): string {
  const { size, lines } = fitLines(text, { ...HEADING, width: INSIDE }, face.widthOf);
  const step = size * HEADING.leading;
  const block = step * (lines.length - 1) + size * CAPITALS;
  const first = HEADING.top + (HEADING.height - block) / 2 + size * CAPITALS;
  return lines
    .map((line, index) => face.outline(line, { x: MARGIN, y: first + index * step, size }))
    .join("");
}

type Line = { size: number; baseline: number; width: number; face: Face; x?: number };

/** Smaller where it would not fit, else cut. */
function oneLine(text: string, { size, baseline, width, face, x = MARGIN }: Line): string {
  const sizes = [size, size * 0.85, size * 0.7];
  const set = fitLines(text, { width, height: size, sizes, leading: 0.9 }, face.widthOf);
  return face.outline(set.lines[0] ?? "", { x, y: baseline, size: set.size });
}

const CHIP = { padding: 18, above: 38, height: 54 };

/** What is paid for says so in the colours the other way round: nobody takes it for a section. */
function chip(
  text: string,
  { paper, ground, face }: { paper: string; ground: string; face: Face },
): string[] {
  const width = INSIDE - 2 * CHIP.padding;
  const inside = Math.min(width, face.widthOf(text) * LABEL.size);
  return [
    `<rect x="${MARGIN}" y="${LABEL.baseline - CHIP.above}" width="${inside + 2 * CHIP.padding}" height="${CHIP.height}" fill="${paper}"/>`,
    `<path fill="${ground}" d="${oneLine(text, { ...LABEL, width, face, x: MARGIN + CHIP.padding })}"/>`,
  ];
}
