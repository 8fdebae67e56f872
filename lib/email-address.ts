import { domainToASCII, domainToUnicode } from "node:url";

/** Octets of the longest address that can be delivered to (RFC 5321 §4.5.3.1, erratum 1690). */
const MOST_OCTETS = 254;
const MOST_LOCAL_OCTETS = 64;
const MOST_LABEL_OCTETS = 63;

/** Letters and signs without quotes (RFC 5322 §3.2.3 "dot-atom", RFC 6531 for other scripts), in lower case. */
const ATOM = /^[\p{Ll}\p{Lo}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const LABEL = /^[\p{Ll}\p{Lo}\p{N}](?:[\p{Ll}\p{Lo}\p{M}\p{N}-]*[\p{Ll}\p{Lo}\p{M}\p{N}])?$/u;

const octets = (text: string) => Buffer.byteLength(text);

/**
 * One address as it is stored: trimmed, lower case, NFC, its domain in its own script: browsers hand the same one in
 * as "müller.example" or as "xn--mller-kva.example", which is how it goes over the line. Quoted local parts, comments
 * and bare hosts are legal and nobody's: they are refused. @returns null for what is no address
 */
export function parseEmail(typed: string): string | null {
  // Before anything is looked at: a megabyte is no address.
  if (typed.length > 4 * MOST_OCTETS) return null;
  const email = typed.trim().toLowerCase().normalize("NFC");
  const at = email.lastIndexOf("@");
  const local = email.slice(0, Math.max(at, 0));
  if (octets(local) > MOST_LOCAL_OCTETS || !local.split(".").every((part) => ATOM.test(part))) return null;
  const domain = readDomain(email.slice(at + 1));
  return domain && octets(local) + 1 + domain.sent.length <= MOST_OCTETS ? `${local}@${domain.shown}` : null;
}

/** A domain's two forms (RFC 5890 §2.3.2): as it goes over the line, and in its own script where it has one. */
function readDomain(typed: string): { sent: string; shown: string } | null {
  if (!hasLabels(typed)) return null;
  const sent = domainToASCII(typed);
  if (!hasLabels(sent) || sent.split(".").some((label) => label.length > MOST_LABEL_OCTETS)) return null;
  const shown = domainToUnicode(sent);
  // One that stands for no letters stays as it is.
  return { sent, shown: hasLabels(shown) && domainToASCII(shown) === sent ? shown : sent };
}

function hasLabels(domain: string): boolean {
  const labels = domain.split(".");
  return (
    labels.length > 1 && !/^\d+$/.test(labels.at(-1) ?? "") && labels.every((label) => LABEL.test(label))
  );
}
