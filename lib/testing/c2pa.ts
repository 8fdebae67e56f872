/** A picture that carries what looks like a C2PA manifest store: a JUMBF superbox of its type, with nothing in it that is signed. */
export function manifestStore(weight: number): Buffer {
  const description = Buffer.concat([
    Buffer.from("0000001e6a756d64", "hex"),
    Buffer.from("6332706100110010800000aa00389b71", "hex"),
    Buffer.from("0363327061", "hex"),
    Buffer.from([0]),
  ]);
  const store = Buffer.concat([Buffer.alloc(4), Buffer.from("jumb"), description, Buffer.alloc(weight, 7)]);
  store.writeUInt32BE(store.length, 0);
  return store;
}

/** The store in pieces of so many bytes, each in a segment of its own. */
export function inJpeg(jpeg: Buffer, store: Buffer, piece = 60_000): Buffer {
  const head = store.subarray(0, 8);
  const segments: Buffer[] = [];
  for (let at = 8, number = 1; at < store.length; at += piece, number += 1) {
    const part = store.subarray(at, at + piece);
    const start = Buffer.alloc(12);
    start.writeUInt16BE(0xffeb, 0);
    start.writeUInt16BE(2 + 8 + 8 + part.length, 2);
    start.write("JP", 4, "latin1");
    start.writeUInt16BE(1, 6);
    start.writeUInt32BE(number, 8);
    segments.push(start, head, part);
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}
