import { Fragment, isValidElement, type ReactNode } from "react";
import { type Attributes, escapeText, isVoid, openTag } from "#lib/html.ts";

/**
 * Plain components as HTML, at once: no state, no effects, nothing awaited.
 * Refuses what a document without scripts and inline styles cannot hold. See docs/decisions/0008.
 */
export function writeHtml(node: ReactNode): string {
  if (typeof node === "string") return escapeText(node);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (Array.isArray(node)) return writeAll(node);
  if (!isValidElement<Props>(node)) throw new Error("A document is written at once: it waits for nothing.");
  const { type, props } = node;
  if (typeof type === "string") return writeElement(type, props);
  if (type === Fragment) return writeHtml(props.children);
  // A class or a client component fails here, as it should.
  return writeHtml((type as (props: Props) => ReactNode)(props));
}

type Props = Record<string, unknown> & {
  children?: ReactNode;
  dangerouslySetInnerHTML?: { __html: string };
};

function writeAll(nodes: readonly ReactNode[]): string {
  let html = "";
  for (const node of nodes) html += writeHtml(node);
  return html;
}

function writeElement(tag: string, props: Props): string {
  const open = openTag(tag, attributes(tag, props));
  if (isVoid(tag)) return open;
  return `${open}${props.dangerouslySetInnerHTML?.__html ?? writeHtml(props.children)}</${tag}>`;
}

function attributes(tag: string, props: Props): Attributes {
  const attrs: Attributes = {};
  for (const prop in props) {
    if (prop === "children" || prop === "dangerouslySetInnerHTML") continue;
    const value = props[prop];
    if (value === null || value === undefined) continue;
    // Classes are put together from parts that may be empty.
    const given = prop === "className" && typeof value === "string" ? value.trim() : value;
    if (prop !== "className" || given !== "") attrs[nameOf(prop)] = allowed(tag, prop, given);
  }
  return attrs;
}

/** React's names differ from HTML's by their capitals, these few apart. */
const HTML_NAMES: Record<string, string> = {
  className: "class",
  htmlFor: "for",
  httpEquiv: "http-equiv",
  acceptCharset: "accept-charset",
  defaultValue: "value",
  defaultChecked: "checked",
};

const nameOf = (prop: string) => HTML_NAMES[prop] ?? prop.toLowerCase();

const ADDRESSES = new Set(["href", "src", "action", "formAction"]);
/** Browsers drop line breaks and tabs before they read a scheme (WHATWG URL, 4.4). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const SCRIPT_ADDRESS = /^[\u0000-\u0020]*j[\t\n\r]*a[\t\n\r]*v[\t\n\r]*a[\t\n\r]*s[\t\n\r]*c[\t\n\r]*r/i;

function allowed(tag: string, prop: string, value: unknown): string | number | boolean {
  const isText = tag === "textarea" || tag === "select";
  if (typeof value === "function" || typeof value === "object" || prop === "style" || prop.startsWith("on"))
    throw new Error(`<${tag} ${prop}> would need a script or an inline style; documents have neither.`);
  if (isText && /^(default)?value$/i.test(prop))
    throw new Error(`<${tag}> holds its ${prop} as content: children of <textarea>, a selected <option>.`);
  // What is no switch of HTML's says its value: aria-hidden="true".
  if (typeof value === "boolean") return prop.includes("-") ? String(value) : value;
  if (ADDRESSES.has(prop) && SCRIPT_ADDRESS.test(String(value))) return "about:blank";
  return value as string | number;
}
