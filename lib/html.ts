/** The smallest parts of HTML as text, for whatever writes it: every text and every attribute escaped. */

/** Names as HTML has them. `true` is an attribute without a value; `undefined` and `false` leave it out. */
export type Attributes = Record<string, string | number | boolean | undefined>;

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const VOID = new Set(["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);

/** Whether an element has neither content nor an end tag. */
export const isVoid = (tag: string) => VOID.has(tag);

/** `<a href="/x">` */
export function openTag(tag: string, attrs: Attributes): string {
  let open = `<${tag}`;
  for (const name in attrs) {
    const value = attrs[name];
    if (value === undefined || value === false) continue;
    open += value === true ? ` ${name}=""` : ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return `${open}>`;
}

/** For most strings one look says that nothing is to be done. */
const IN_TEXT = /[&<>\u00a0]/;
const IN_ATTRIBUTE = /[&"<>\u00a0]/;

export const escapeText = (text: string) => (IN_TEXT.test(text) ? escaped(text) : text);

const escapeAttribute = (text: string) =>
  IN_ATTRIBUTE.test(text) ? escaped(text).replaceAll('"', "&quot;") : text;

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\u00a0", "&nbsp;");
