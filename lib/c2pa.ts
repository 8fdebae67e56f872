/**
 * The C2PA manifest store in a picture, as bytes: a JUMBF superbox (ISO 19566-5) that says where the picture comes
 * from and who signed for it. Only taken out, not checked: it is for whoever wants to know to check it.
 * JPEG: APP11 segments; PNG: the chunk caBX; WebP: the chunk C2PA (C2PA 2.1, appendix A.3). null: there is none.
 */
export function readManifest(bytes: Buffer): Buffer | null {
  const store = fromJpeg(bytes) ?? fromPng(bytes) ?? fromWebp(bytes);
  return store && isManifest(store) ? store : null;
}

/** Type of the description box in a manifest store: "c2pa" and what ISO hangs on. */
const C2PA_TYPE = Buffer.from("6332706100110010800000aa00389b71", "hex");

/** LBox, "jumb", then the description: LBox, "jumd", its type. */
const isManifest = (store: Buffer) =>
  store.toString("latin1", 4, 8) === "jumb" &&
  store.toString("latin1", 12, 16) === "jumd" &&
  store.subarray(16, 32).equals(C2PA_TYPE) &&
  store.readUInt32BE(0) === store.length;

const APP11 = 0xeb;
const START_OF_SCAN = 0xda;
/** "JP", which box it belongs to, its place in it; then each segment repeats the box's head. */
const SEGMENT_HEAD = 8;
const BOX_HEAD = 8;

/** Segments up to the pixels; pieces of one box are counted from 1 (ISO 19566-5, annex D). */
function fromJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  const boxes = new Map<number, Buffer[]>();
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== START_OF_SCAN; ) {
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const piece = bytes.subarray(at + 4, end);
    const isBox =
      bytes[at + 1] === APP11 &&
      piece.length > SEGMENT_HEAD + BOX_HEAD &&
      piece.toString("latin1", 0, 2) === "JP";
    if (isBox) {
      const box = boxes.get(piece.readUInt16BE(2)) ?? [];
      box.push(piece.subarray(box.length === 0 ? SEGMENT_HEAD : SEGMENT_HEAD + BOX_HEAD));
      boxes.set(piece.readUInt16BE(2), box);
    }
    at = end;
  }
  return [...boxes.values()].map((box) => Buffer.concat(box)).find(isManifest) ?? null;
}

const PNG = Buffer.from("89504e470d0a1a0a", "hex");

function fromPng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, 8).equals(PNG)) return null;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "caBX") return bytes.subarray(at + 8, end);
    at = end + 4;
  }
  return null;
}

function fromWebp(bytes: Buffer): Buffer | null {
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") return null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString("latin1", at, at + 4) === "C2PA") return bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  return null;
}
