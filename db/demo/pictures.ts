import { arm } from "./motifs/arm.ts";
import { bars } from "./motifs/bars.ts";
import { cells } from "./motifs/cells.ts";
import { circuit } from "./motifs/circuit.ts";
import { grid } from "./motifs/grid.ts";
import { hemicycle } from "./motifs/hemicycle.ts";
import { type Inks, inks, PRINT_COUNT } from "./motifs/ink.ts";
import { box, SHEET, telegraph } from "./motifs/marks.ts";
import { network } from "./motifs/network.ts";
import { orbit } from "./motifs/orbit.ts";
import { rails } from "./motifs/rails.ts";
import { type Random, randomFrom } from "./motifs/random.ts";
import { signal } from "./motifs/signal.ts";
import { terrain } from "./motifs/terrain.ts";
import { waves } from "./motifs/waves.ts";

const MOTIFS = {
  network,
  grid,
  waves,
  circuit,
  arm,
  hemicycle,
  bars,
  orbit,
  terrain,
  signal,
  cells,
  rails,
} satisfies Record<string, (inks: Inks, random: Random) => string>;

/** Motifs whose lower edge is dark, so the telegraph's mark is printed in paper. */
const DARK_GROUND = new Set<Motif>(["grid", "waves", "arm", "hemicycle", "orbit", "signal", "cells"]);
/** Motifs that mean the same seen in a mirror. A rising curve turned round would fall. */
const MIRRORED = new Set<Motif>(["grid", "waves", "arm", "orbit", "signal", "rails", "network"]);

export type Motif = keyof typeof MOTIFS;
export const MOTIF_NAMES = Object.keys(MOTIFS) as Motif[];

/**
 * Draws an editorial illustration as SVG of `width` × `height` pixels: flat two-ink shapes on tinted paper,
 * cropped from the middle of a 16:9 sheet. The same motif and seed give the same picture everywhere.
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
  const colours = inks(random.index(PRINT_COUNT));
  const mirrored = MIRRORED.has(motif) && random.chance(0.5);
  const drawing = MOTIFS[motif](colours, random);
  const turned = mirrored ? `<g transform="matrix(-1 0 0 1 ${SHEET.width} 0)">${drawing}</g>` : drawing;
  const mark = telegraph(motif, 64, 862, DARK_GROUND.has(motif) ? colours.paper : colours.b);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${SHEET.width} ${SHEET.height}" preserveAspectRatio="xMidYMid slice">`,
    `${box(0, 0, SHEET.width, SHEET.height, colours.paper)}${turned}${mark}</svg>`,
  ].join("");
}
