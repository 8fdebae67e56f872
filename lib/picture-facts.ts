import type { Metadata } from "sharp";

/** What a picture says of itself: words for its fields, before anybody has typed. Texts are "" when it says nothing. */
export type PictureFacts = {
  credit: string;
  caption: string;
  licenceUrl: string;
  aiUse: "none" | "assist" | "image";
};

/** Codes of the IPTC's "digital source type" for what machines made, and for what they had a part in. */
export const SOURCE_TYPES = {
  image: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
  assist: "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
} as const;

const LONGEST = 400;

/** Reads credit, caption, licence and AI use from what sharp hands out of the file: IPTC-IIM, XMP, EXIF, in this order. */
export function readPictureFacts({ iptc, xmp, exif }: Pick<Metadata, "iptc" | "xmp" | "exif">): PictureFacts {
  const iim = iptc ? readIim(iptc) : {};
  const packet = xmp ? new TextDecoder().decode(xmp) : "";
  const old = exif ? readExif(exif) : {};
  const person = iim.byline || inXmp(packet, "dc:creator") || old.artist || "";
  const house = iim.credit || inXmp(packet, "photoshop:Credit") || "";
  const right = iim.copyright || inXmp(packet, "dc:rights") || old.copyright || "";
  const names = [...new Set([person, house].filter(Boolean))].join(" / ");
  const url = inXmp(packet, "xmpRights:WebStatement");
  return {
    credit: tidy(names || right.replace(/^(©|\(c\)|copyright)\s*/i, "")),
    caption: tidy(iim.caption || inXmp(packet, "dc:description")),
    licenceUrl: /^https?:\/\/\S+$/i.test(url) ? url.slice(0, LONGEST) : "",
    aiUse: aiUseOf(inXmp(packet, "Iptc4xmpExt:DigitalSourceType")),
  };
}

function aiUseOf(sourceType: string): PictureFacts["aiUse"] {
  if (/\/(trainedAlgorithmicMedia|algorithmicMedia)$/i.test(sourceType)) return "image";
  return /\/(compositeWithTrainedAlgorithmicMedia|compositeSynthetic)$/i.test(sourceType) ? "assist" : "none";
}

const tidy = (text: string) =>
  text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\ufffd]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST);

/** The value of a property, written as an attribute or as an element, the first of a list; enough for what programs write. */
function inXmp(packet: string, name: string): string {
  const attribute = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(packet);
  if (attribute) return unescaped(attribute[1] ?? attribute[2] ?? "");
  const element = new RegExp(
    `<${name}[^>]*?(?:rdf:resource="([^"]*)"[^>]*/?>|>([\\s\\S]{0,20000}?)</${name}>)`,
  ).exec(packet);
  if (!element) return "";
  const inner = element[1] ?? element[2] ?? "";
  const item = /<rdf:li[^>]*>([^<]*)<\/rdf:li>/.exec(inner);
  return unescaped((item?.[1] ?? inner).replace(/<[^>]*>/g, ""));
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.trim().replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
    if (name) return NAMED[name] ?? all;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

type Iim = { byline?: string; credit?: string; copyright?: string; caption?: string };
const DATASETS: Record<number, keyof Iim> = { 80: "byline", 110: "credit", 116: "copyright", 120: "caption" };

/** Application record of IPTC-IIM 4.2, bare or within Photoshop's resource 0x0404. */
function readIim(block: Buffer): Iim {
  const found: Iim = {};
  const isUtf8 = block.includes(Buffer.from([0x1c, 0x01, 0x5a, 0x00, 0x03, 0x1b, 0x25, 0x47]));
  for (let at = block.indexOf(0x1c); at >= 0 && at + 5 <= block.length; ) {
    const length = block.readUInt16BE(at + 3);
    const isDataset = block[at] === 0x1c && [1, 2].includes(block[at + 1] ?? 0) && length < 0x8000;
    if (!isDataset) {
      at = block.indexOf(0x1c, at + 1);
      continue;
    }
    const name = block[at + 1] === 2 ? DATASETS[block[at + 2] ?? 0] : undefined;
    if (name) found[name] ||= decoded(block.subarray(at + 5, at + 5 + length), isUtf8);
    const next = at + 5 + length;
    at = block[next] === 0x1c ? next : block.indexOf(0x1c, next);
  }
  return found;
}

type Exif = { artist?: string; copyright?: string };
const TAGS: Record<number, keyof Exif> = { 315: "artist", 33432: "copyright" };

/** Texts of the first directory (Exif 2.3, 4.6). */
function readExif(block: Buffer): Exif {
  const tiff = block.toString("latin1", 0, 4) === "Exif" ? block.subarray(6) : block;
  const found: Exif = {};
  if (tiff.length < 10) return found;
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const start = long(4);
  if (start + 2 > tiff.length) return found;
  for (let entry = 0; entry < short(start); entry++) {
    const at = start + 2 + entry * 12;
    if (at + 12 > tiff.length) break;
    const name = TAGS[short(at)];
    if (!name || short(at + 2) !== 2) continue;
    const length = long(at + 4);
    const place = length > 4 ? long(at + 8) : at + 8;
    if (length < 4096 && place + length <= tiff.length)
      found[name] = decoded(tiff.subarray(place, place + length), false).replace(/\0.*$/s, "");
  }
  return found;
}

/** UTF-8 when it is, whatever it calls itself; else the West European letters of the time. */
function decoded(bytes: Buffer, isUtf8: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: !isUtf8 }).decode(bytes).trim();
  } catch {
    return bytes.toString("latin1").trim();
  }
}
