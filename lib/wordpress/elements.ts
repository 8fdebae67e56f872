import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import { NAMED_ENTITIES, NAMESPACES, shortName } from "#lib/wordpress/names.ts";

/** An element of the file with everything in it. `name` is "wp:author", "item", "content:encoded" … */
export type Element = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
  /** Where it begins, from 1. */
  line: number;
};

/** Something that is wrong with the XML itself. */
export type XmlFault = { line: number; column: number; message: string };

export type ElementEvent =
  | { kind: "root"; name: string }
  | { kind: "leaf"; element: Element }
  /** `whole` is false for one that something else ended: the file breaks inside it. */
  | { kind: "record"; element: Element; whole: boolean }
  | { kind: "fault"; fault: XmlFault };

/** What the file is a list of; none of them stands inside another. */
const RECORDS = new Set(["item", "wp:author", "wp:category", "wp:tag", "wp:term"]);
/** Only frames around the records. */
const FRAMES = new Set(["rss", "channel"]);
const ENDED_BY_ANOTHER = "unexpected close tag.";
const ENDS_EARLY = "the file ends in the middle";

/**
 * Reads XML as a stream of records and of the channel's own simple elements. Never throws on bad XML: what
 * is wrong comes as a fault, what can still be read is read. Memory: one record.
 */
export async function* readElements(pieces: AsyncIterable<string>): AsyncGenerator<ElementEvent> {
  const events: ElementEvent[] = [];
  const parser = new SaxesParser({ xmlns: true, position: true, additionalNamespaces: NAMESPACES });
  Object.assign(parser.ENTITIES, NAMED_ENTITIES);
  /** Open elements of the record or leaf that is being read. */
  let open: Element[] = [];
  let rootSeen = false;
  let depth = 0;
  /** The record that the tag closed last has ended. */
  let justEnded: { whole: boolean } | null = null;

  parser.on("opentag", (tag) => {
    const name = shortName(tag);
    depth += 1;
    if (!rootSeen) events.push({ kind: "root", name });
    rootSeen = true;
    const outer = open[0];
    if (outer && RECORDS.has(name)) {
      if (RECORDS.has(outer.name)) events.push({ kind: "record", element: outer, whole: false });
      open = [];
    }
    if (open.length === 0 && FRAMES.has(name)) return;
    const element = { name, attributes: attributesOf(tag), text: "", children: [], line: parser.line };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    justEnded = null;
    if (open.at(-1)?.name !== shortName(tag)) return;
    const element = open.pop() as Element;
    if (open.length > 0) return;
    if (RECORDS.has(element.name)) {
      const event = { kind: "record" as const, element, whole: true };
      events.push(event);
      justEnded = event;
    } else events.push({ kind: "leaf", element });
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("error", (error) => {
    const message = error.message.replace(/^\d+:\d+: /, "");
    // The parser closes an element first and says afterwards that its end tag was missing.
    if (message === ENDED_BY_ANOTHER && justEnded) justEnded.whole = false;
    events.push({ kind: "fault", fault: { line: parser.line, column: parser.column, message } });
  });

  for await (const piece of pieces) {
    parser.write(piece);
    yield* events.splice(0);
  }
  const { line, column } = parser;
  if (depth > 0) events.push({ kind: "fault", fault: { line, column, message: ENDS_EARLY } });
  else parser.close();
  const cut = open[0];
  if (cut && RECORDS.has(cut.name)) events.push({ kind: "record", element: cut, whole: false });
  yield* events.splice(0);
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const all = Object.values(tag.attributes) as SaxesAttributeNS[];
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** The text of an element and of all that it should not have contained, trimmed. */
export function textOf(element: Element | undefined): string {
  if (!element) return "";
  return (element.text + element.children.map(textOf).join("")).trim();
}

/** The text of the first child of that name, trimmed; "" when there is none. */
export function childText(element: Element, name: string): string {
  return textOf(element.children.find((child) => child.name === name));
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}
