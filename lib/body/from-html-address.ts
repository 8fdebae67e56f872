import { clean } from "#lib/body/clean.ts";
import { isSafeHref } from "#lib/body/schema.ts";

/**
 * An address as a browser would read it off an attribute (WHATWG URL, 4.4: outer white space, tabs and line
 * breaks mean nothing, a space is "%20"), or null where a text may not lead there.
 */
export function readAddress(value: string | null | undefined): string | null {
  const address = clean(value ?? "")
    .trim()
    .replace(/[\t\n\r]/g, "")
    .replaceAll(" ", "%20")
    .replace(/^\/\/(?=[^/\\])/, "https://");
  return isSafeHref(address) ? address : null;
}
