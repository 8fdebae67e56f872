import type { Phase } from "#lib/screening/candidate.ts";
import { type Finding, hold, refuse, spam, suspect } from "#lib/screening/verdict.ts";

/** A source or two is good manners, a list of addresses is not. */
const MANY = 3;
const MOST = 6;
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"„“”»«]{1,2000}/giu;
/** Markup of other systems, which only a program sends where text is plain. */
const MARKUP = /\[(?:url|link)(?:=|\]\s*(?:https?:|www\.))|\[\/(?:url|link)\]|<a\s[^>]{0,200}href/i;
/** Services that hide where a link leads. */
const SHORTENERS = new Set(
  "bit.ly buff.ly cutt.ly goo.gl is.gd ow.ly rb.gy rebrand.ly shorturl.at t.co t.ly t1p.de tiny.cc tinyurl.com".split(
    " ",
  ),
);

export const links: Phase = ({ body }) => {
  const addresses = body.match(ADDRESS) ?? [];
  const findings: Finding[] = [];
  if (MARKUP.test(body)) findings.push(spam("link-markup"));
  const count = addresses.length;
  if (count > MOST) return [...findings, refuse("links-too-many", { count, limit: MOST })];
  if (count >= MANY) findings.push(suspect("links-many", { count }));
  else if (count > 0) findings.push(hold("links", { count }));
  const disguised = addresses.map(disguise).find((host) => host !== null);
  if (disguised) findings.push(suspect("link-disguised", { host: disguised }));
  return findings;
};

/** The host of an address that does not say where it leads; null for an honest one. */
function disguise(address: string): string | null {
  const whole = /^https?:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(whole)) return null;
  const { hostname, username } = new URL(whole);
  const isNumber = /^[\d.]+$|^\[/.test(hostname);
  return username !== "" || isNumber || SHORTENERS.has(hostname.replace(/^www\./, "")) ? hostname : null;
}
