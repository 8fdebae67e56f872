import { createHash } from "node:crypto";

/** Powers that a browser would ask readers about, and that a news page has no use for. */
const PERMISSIONS = ["browsing-topics", "camera", "geolocation", "microphone", "payment", "usb"];

const HSTS_SECONDS = 31_536_000;

type Headers = [name: string, value: string][];

/** On every answer, whoever gives it, but for files of the build. */
export function securityHeaders(siteUrl: string): Headers {
  return [
    ...fileHeaders(siteUrl),
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Permissions-Policy", PERMISSIONS.map((name) => `${name}=()`).join(", ")],
  ];
}

/**
 * The part of them that says something of a script, a style sheet or a font: what else stands above is read of
 * documents alone, and every file would carry it. HSTS speaks for this host alone: what else stands under the domain
 * is not ours to decide.
 */
export function fileHeaders(siteUrl: string): Headers {
  const always: Headers = [
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
  ];
  if (siteUrl.startsWith("https:")) always.push(["Strict-Transport-Security", `max-age=${HSTS_SECONDS}`]);
  return always;
}

/** Nobody frames us, no <base> moves our links, no form posts elsewhere, nothing is loaded that is not ours. */
const OWN =
  "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";
/** The same for what our own newsroom shows in a frame. */
const FRAMED = OWN.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

type Shown = { framed?: boolean; frames?: readonly string[]; counters?: readonly string[] };

/**
 * @param inline texts of the document's own <style> and <script> elements: allowed by their hash (CSP Level 3 §8.3)
 * @param framed whether pages of ours may show it in a frame
 * @param frames origins whose content a reader can have shown in it
 * @param counters origins of counting pictures
 */
export function documentPolicy(
  inline: { styles: readonly string[]; scripts: readonly string[] },
  { framed = false, frames = [], counters = [] }: Shown = {},
): string {
  const shown = from("frame-src", frames) + from("img-src", counters);
  return (
    (framed ? FRAMED : OWN) + allow("style-src", inline.styles) + allow("script-src", inline.scripts) + shown
  );
}

const from = (directive: string, origins: readonly string[]) =>
  origins.length > 0 ? `; ${directive} 'self' ${origins.join(" ")}` : "";

function allow(directive: string, texts: readonly string[]): string {
  if (texts.length === 0) return "";
  const hashes = texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return `; ${directive} 'self' ${hashes.join(" ")}`;
}

/**
 * The newsroom runs Next's scripts, each marked with the nonce of its answer; Next reads the nonce from this very
 * header on the request. Editors' tools set styles from scripts, and previews show pictures not yet uploaded.
 */
export function newsroomPolicy(nonce: string, { dev = false } = {}): string {
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`;
  return `${OWN}; script-src ${scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:`;
}

/** For files that are documents when they are opened by themselves (SVG): they may show, never run. */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
