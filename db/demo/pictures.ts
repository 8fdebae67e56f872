import { arm } from "./motifs/arm.ts";
import { bars } from "./motifs/bars.ts";
import { cells } from "./motifs/cells.ts";
import { circuit } from "./motifs/circuit.ts";
import { grid } from "./motifs/grid.ts";
import { hemicycle } from "./motifs/hemicycle.ts";
import { type Inks, inks } from "./motifs/ink.ts";
import { at, box, SHEET, telegraph } from "./motifs/marks.ts";
import { network } from "./motifs/network.ts";
import { orbit } from "./motifs/orbit.ts";
import { rails } from "./motifs/rails.ts";
import { type Random, randomFrom } from "./motifs/random.ts";
import { signal } from "./motifs/signal.ts";
import { terrain } from "./motifs/terrain.ts";
import { waves } from "./motifs/waves.ts";

type Frame = readonly [x: number, y: number, zoom: number];
type Plan = {
  draw: (inks: Inks, random: Random) => string;
  /** Close views that hold together beside the whole sheet: middle and enlargement. */
  close: readonly Frame[];
  /** Means the same seen in a mirror. (A rising curve turned round would fall.) */
  mirrors: boolean;
};

const WHOLE: Frame = [SHEET.width / 2, SHEET.height / 2, 1];

const MOTIFS = {
  network: {
    draw: network,
    close: [
      [900, 430, 1.4],
      [560, 470, 1.3],
    ],
    mirrors: true,
  },
  grid: {
    draw: grid,
    close: [
      [960, 480, 1.35],
      [520, 520, 1.55],
    ],
    mirrors: true,
  },
  waves: {
    draw: waves,
    close: [
      [1090, 430, 1.45],
      [600, 520, 1.4],
    ],
    mirrors: true,
  },
  circuit: {
    draw: circuit,
    close: [
      [640, 330, 1.6],
      [980, 560, 1.8],
    ],
    mirrors: false,
  },
  arm: {
    draw: arm,
    close: [
      [1010, 440, 1.45],
      [640, 420, 1.3],
    ],
    mirrors: true,
  },
  hemicycle: {
    draw: hemicycle,
    close: [
      [620, 560, 1.5],
      [980, 620, 1.6],
    ],
    mirrors: false,
  },
  bars: {
    draw: bars,
    close: [
      [930, 400, 1.3],
      [1040, 500, 1.25],
    ],
    mirrors: false,
  },
  orbit: {
    draw: orbit,
    close: [
      [600, 560, 1.5],
      [900, 470, 1.12],
    ],
    mirrors: true,
  },
  terrain: {
    draw: terrain,
    close: [
      [980, 420, 1.5],
      [640, 520, 1.3],
    ],
    mirrors: false,
  },
  signal: {
    draw: signal,
    close: [
      [640, 500, 1.4],
      [900, 380, 1.2],
    ],
    mirrors: true,
  },
  cells: {
    draw: cells,
    close: [
      [800, 450, 1.5],
      [680, 400, 1.8],
    ],
    mirrors: false,
  },
  rails: {
    draw: rails,
    close: [
      [960, 330, 1.4],
      [900, 450, 1.15],
    ],
    mirrors: true,
  },
} satisfies Record<string, Plan>;

export type Motif = keyof typeof MOTIFS;
export const MOTIF_NAMES = Object.keys(MOTIFS) as Motif[];

/** Moves and enlarges the sheet so that the frame fills it; the frame never leaves the sheet. */
function framed(drawing: string, [x, y, zoom]: Frame): string {
  const inside = (middle: number, length: number) =>
    Math.min(0, Math.max(length * (1 - zoom), length / 2 - middle * zoom));
  const shift = at(inside(x, SHEET.width), inside(y, SHEET.height));
  return zoom === 1 ? drawing : `<g transform="translate(${shift}) scale(${zoom})">${drawing}</g>`;
}

const mirrored = (drawing: string) => `<g transform="matrix(-1 0 0 1 ${SHEET.width} 0)">${drawing}</g>`;

/**
 * Draws an editorial illustration as SVG of `width` × `height` pixels: flat two-ink shapes on tinted paper,
 * cropped from the middle of a 16:9 sheet. The same motif and seed give the same picture everywhere; numbers
 * that follow each other give different inks and frames.
 */
export function drawPicture({
  motif,
  seed,
  width = SHEET.width,
  height = SHEET.height,
}: {
  motif: Motif;
  seed: number | string;
  width?: number;
  height?: number;
}): string {
  const random = randomFrom(`${motif}/${seed}`);
  const turn = typeof seed === "number" ? Math.abs(Math.trunc(seed)) : random.index(1_000_000);
  const place = MOTIF_NAMES.indexOf(motif);
  const { draw, close, mirrors }: Plan = MOTIFS[motif];
  const colours = inks(turn * 3 + place * 5);
  const frame = [WHOLE, ...close][(turn + place) % (close.length + 1)] ?? WHOLE;
  const drawing = framed(draw(colours, random), frame);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${SHEET.width} ${SHEET.height}" preserveAspectRatio="xMidYMid slice">`,
    box(0, 0, SHEET.width, SHEET.height, colours.paper),
    mirrors && random.chance(0.5) ? mirrored(drawing) : drawing,
    telegraph(motif, 66, 848, colours),
    "</svg>",
  ].join("");
}

const LOGO_INK = "#14161a";
const LOGO_PAPER = "#fdfcf8";
const LOGO_RED = "#d11f2b";

/** The mark of the house, a serif D with its red full stop, as SVG paths: no font is needed. */
export function drawLogo(size = 512): string {
  const serifD =
    "M58 96H236C358 96 426 154 426 256S358 416 236 416H58V392L84 388C98 386 104 379 104 364V148C104 133 98 126 84 124L58 120Z" +
    "M176 126V358C176 379 185 387 208 387H226C306 387 346 345 346 256S306 125 226 125Z";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 512 512">`,
    `<path d="M0 0H512V512H0Z" fill="${LOGO_PAPER}"/>`,
    `<path d="${serifD}" transform="translate(-26 0)" fill="${LOGO_INK}" fill-rule="evenodd"/>`,
    `<circle cx="448" cy="378" r="38" fill="${LOGO_RED}"/>`,
    "</svg>",
  ].join("");
}
