import { parse } from "csv-parse/sync";

/** A mark as VG WORT hands it out: a public code that pages show, a private one that reports name. */
export type CountingMark = { server: string; publicCode: string; privateCode: string };

/** Characters with spaces that a text needs to be reported (VG WORT, METIS). */
export const LEAST_CHARACTERS = 1800;

/** Marks of one file; VG WORT hands out fewer at a time. */
const MOST_MARKS = 5000;

const CODE = /^[0-9a-f]{24,40}$/i;
const IMAGE = /https?:\/\/(vg\d{2})\.met\.vgwort\.de\/na\/([0-9a-f]{24,40})\b/i;
/** Where a file has codes alone, VG WORT names this server. */
const SERVER = "vg08";

export type MarkFile = { marks: CountingMark[]; skipped: number[] } | "malformed" | "empty" | "too-many";

/**
 * The marks of a file as VG WORT hands it out: one a line, public code (alone or in the picture that a page is to show)
 * and private code, parted by semicolons, commas or tabs. Lines without both are named by their numbers.
 */
export function parseCountingMarks(text: string): MarkFile {
  const [head = ""] = text.trimStart().split(/\r?\n/, 1);
  const delimiter = [";", "\t", ","].toSorted((a, b) => head.split(b).length - head.split(a).length)[0];
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as typeof rows;
  } catch {
    return "malformed";
  }
  const marks: CountingMark[] = [];
  const skipped: number[] = [];
  for (const [place, { record, info }] of rows.entries()) {
    const mark = markIn(record);
    if (mark) marks.push(mark);
    // The first line has the headings.
    else if (place > 0) skipped.push(info.lines);
  }
  if (marks.length === 0) return "empty";
  return marks.length > MOST_MARKS ? "too-many" : { marks, skipped };
}

function markIn(cells: readonly string[]): CountingMark | null {
  const image = cells.map((cell) => IMAGE.exec(cell)).find((found) => found !== null);
  const codes = cells.filter((cell) => CODE.test(cell)).map((cell) => cell.toLowerCase());
  const publicCode = image?.[2]?.toLowerCase() ?? codes[0];
  const privateCode = codes.find((code) => code !== publicCode);
  if (!publicCode || !privateCode) return null;
  return { server: image?.[1]?.toLowerCase() ?? SERVER, publicCode, privateCode };
}

/** The origin of a counting server; null for what is none. */
export const countingOrigin = (server: string): string | null =>
  /^vg\d{2}$/.test(server) ? `https://${server}.met.vgwort.de` : null;

/** The picture that counts a reading. */
export const countingPixel = ({ server, publicCode }: Pick<CountingMark, "server" | "publicCode">): string =>
  `${countingOrigin(server)}/na/${publicCode}`;
