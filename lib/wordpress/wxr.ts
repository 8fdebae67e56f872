import { decodeXml } from "#lib/wordpress/decode.ts";
import { readElements, textOf, type XmlFault } from "#lib/wordpress/elements.ts";
import { asItem, type Item } from "#lib/wordpress/items.ts";
import type { Repairs } from "#lib/wordpress/repair.ts";
import { type Author, asAuthor, asTerm, type Term } from "#lib/wordpress/terms.ts";

/** What a WordPress export (WXR 1.0 to 1.2) consists of, in the order of the file. */
export type WxrRecord =
  /** "title", "link", "language", "wp:base_blog_url", "wp:wxr_version" … of the channel. */
  | { kind: "channel"; name: string; value: string; line: number }
  | { kind: "author"; author: Author; line: number }
  | { kind: "term"; term: Term; line: number }
  | { kind: "item"; item: Item; line: number }
  /** An entry that the file breaks off in: it is not there. */
  | { kind: "cut"; what: string; line: number }
  | { kind: "fault"; fault: XmlFault; line: number }
  /** Comes last. */
  | { kind: "repairs"; repairs: Repairs; line: number };

/** The file is none of ours; the message is a whole sentence. */
export class NotWxr extends Error {}

/**
 * Reads an export as a stream. Broken XML is read as far as it goes.
 * @throws NotWxr for an empty file, HTML, or XML whose root is not RSS
 */
export async function* readWxr(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<WxrRecord> {
  const repairs: Repairs = { unreadable: 0, forbidden: 0, ampersands: 0 };
  let rootSeen = false;
  let beginning = "";
  const text = withFirst(decodeXml(bytes, repairs), (first) => {
    beginning = first;
  });
  for await (const event of readElements(text)) {
    // The XML parser makes nothing of "<!doctype" in small letters.
    if (!rootSeen && /^\s*<(?:!doctype\s+html|html)\b/i.test(beginning))
      throw new NotWxr(explainRoot("html"));
    if (event.kind === "root") {
      rootSeen = true;
      if (event.name !== "rss") throw new NotWxr(explainRoot(event.name));
    } else if (event.kind === "fault") {
      yield { kind: "fault", fault: event.fault, line: event.fault.line };
    } else if (event.kind === "leaf") {
      const { name, line } = event.element;
      yield { kind: "channel", name, value: textOf(event.element), line };
    } else if (!event.whole) {
      yield { kind: "cut", what: event.element.name, line: event.element.line };
    } else {
      const { element } = event;
      const { line } = element;
      if (element.name === "item") yield { kind: "item", item: asItem(element), line };
      else if (element.name === "wp:author") yield { kind: "author", author: asAuthor(element), line };
      else yield { kind: "term", term: asTerm(element), line };
    }
  }
  if (!rootSeen) throw new NotWxr("It holds no XML at all.");
  yield { kind: "repairs", repairs, line: 0 };
}

async function* withFirst(
  pieces: AsyncIterable<string>,
  hear: (first: string) => void,
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst) hear(piece.slice(0, 200));
    isFirst = false;
    yield piece;
  }
}

function explainRoot(name: string): string {
  if (/^html$/i.test(name)) return "It is an HTML page, not a WordPress export.";
  return `It is XML, but its outermost element is <${name}> and not <rss>.`;
}
