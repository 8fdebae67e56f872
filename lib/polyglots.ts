/** How far from either end others look for what makes a file theirs, in bytes. */
const ZIP_TAIL = 65_557;
const PDF_HEAD = 1024;

/** Texts that make a reader of pages or a server run what follows, wherever they stand. */
const PAGES = [
  /<script[\s>/]/i,
  /<html[\s>]/i,
  /<!doctype\s+html/i,
  /<iframe[\s>/]/i,
  /<\?php\s/i,
  /<body[\s>]/i,
];
/** Archives that are recognised wherever they begin. */
const ARCHIVES = ["Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c"].map((mark) => Buffer.from(mark, "latin1"));
const PROGRAMS = ["#!/", "\x7fELF"].map((mark) => Buffer.from(mark, "latin1"));

/**
 * Whether a picture is something else besides, for a program that reads it so: a page, an archive, a document, a
 * script. What phones append (film, a second picture, depth) is none of these.
 */
export function isPolyglot(bytes: Buffer): boolean {
  return (
    holdsPage(bytes) ||
    endsAsZip(bytes) ||
    beginsAsOther(bytes) ||
    ARCHIVES.some((mark) => bytes.includes(mark))
  );
}

/** In pieces that overlap, so that 50 MB are not a string at once. */
function holdsPage(bytes: Buffer): boolean {
  const piece = 2 ** 20;
  for (let at = 0; at < bytes.length; at += piece) {
    const text = bytes.toString("latin1", at, at + piece + 32);
    if (PAGES.some((page) => page.test(text))) return true;
  }
  return false;
}

/** The end of a central directory whose entries are where it says (APPNOTE 4.3.16): what every reader of ZIP looks for. */
function endsAsZip(bytes: Buffer): boolean {
  const tail = bytes.subarray(-ZIP_TAIL);
  for (
    let at = tail.indexOf("PK\x05\x06", 0, "latin1");
    at >= 0;
    at = tail.indexOf("PK\x05\x06", at + 1, "latin1")
  ) {
    if (at + 22 > tail.length) return false;
    const end = bytes.length - tail.length + at;
    const directory = end - tail.readUInt32LE(at + 12);
    if (directory >= 0 && bytes.toString("latin1", directory, directory + 4) === "PK\x01\x02") return true;
  }
  return false;
}

function beginsAsOther(bytes: Buffer): boolean {
  const head = bytes.subarray(0, PDF_HEAD);
  if (head.includes("%PDF-")) return true;
  if (PROGRAMS.some((mark) => head.indexOf(mark) === 0)) return true;
  // A GIF or JPEG whose sizes spell the beginning of a comment is a script with a picture in it.
  const opening = bytes.toString("latin1", 0, 8);
  return (/^GIF8[79]a\/\*/.test(opening) || /^\xff\xd8\xff.\/\*/s.test(opening)) && bytes.includes("*/");
}
