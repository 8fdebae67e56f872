import { deflateRawSync } from "node:zlib";
import sharp from "sharp";

/** A small honest picture. */
export const pixels = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } });

export const svg = (inner: string, head = "") =>
  Buffer.from(
    `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30">${inner}</svg>`,
  );

/** A ZIP with one file in it, whose places are counted from where it begins. */
export function zip(name: string, text: string): Buffer {
  const data = deflateRawSync(Buffer.from(text));
  const local = Buffer.alloc(30);
  local.write("PK\x03\x04", "latin1");
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write("PK\x01\x02", "latin1");
  central.writeUInt16LE(name.length, 28);
  const body = Buffer.concat([local, Buffer.from(name), data]);
  const directory = Buffer.concat([central, Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, end]);
}

/** Application record of IPTC-IIM within Photoshop's segment. */
export function withIptc(jpeg: Buffer, fields: Record<number, string>): Buffer {
  const sets = Object.entries(fields).map(([number, text]) => {
    const value = Buffer.from(text, "latin1");
    return Buffer.concat([
      Buffer.from([0x1c, 2, Number(number), value.length >> 8, value.length & 255]),
      value,
    ]);
  });
  const iim = Buffer.concat(sets);
  const padded = iim.length % 2 ? Buffer.concat([iim, Buffer.alloc(1)]) : iim;
  const head = Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0", "latin1");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(iim.length);
  return withSegment(jpeg, 0xed, Buffer.concat([head, length, padded]));
}

export function withSegment(jpeg: Buffer, marker: number, payload: Buffer): Buffer {
  const size = payload.length + 2;
  const head = Buffer.from([0xff, marker, size >> 8, size & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)]);
}
