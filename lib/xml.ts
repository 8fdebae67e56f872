/** Finished markup: text has been escaped. Only `tag` and `xmlDocument` make it, so nothing slips in raw. */
export type Xml = { readonly xml: string };
export type XmlAttributes = Record<string, string | number | null | undefined>;
/** A string or number becomes text; null, undefined and false leave nothing. */
export type XmlChild = Xml | string | number | null | undefined | false;

/**
 * Whatever is no `Char` of XML 1.0 (production 2): most control characters, U+FFFE and U+FFFF, and halves of
 * a surrogate pair. No escape could carry these, so they are dropped.
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const SPECIAL = /[&<>"'\r]/g;
const LINES = /[\t\n]/g;
const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  // A parser would read a bare carriage return as a line feed.
  "\r": "&#13;",
  // A parser would read these as spaces inside an attribute.
  "\t": "&#9;",
  "\n": "&#10;",
};
const entity = (character: string) => ENTITIES[character] ?? character;

/** Text for an XML element. Any string comes back well-formed; characters that XML forbids are dropped. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "").replace(SPECIAL, entity);
}

/** An element; attributes that are null or undefined are left out. @param name trusted: never from outside */
export function tag(name: string, attributes: XmlAttributes = {}, ...children: XmlChild[]): Xml {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null || value === undefined ? "" : ` ${key}="${escapeAttribute(String(value))}"`,
  );
  const start = `<${name}${written.join("")}`;
  const content = children.map(write).join("");
  return { xml: content === "" ? `${start}/>` : `${start}>${content}</${name}>` };
}

/** The whole file, to be sent as UTF-8. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

const escapeAttribute = (value: string) => escapeXml(value).replace(LINES, entity);

function write(child: XmlChild): string {
  if (child === null || child === undefined || child === false) return "";
  return typeof child === "object" ? child.xml : escapeXml(String(child));
}
