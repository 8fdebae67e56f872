/** Octets of the longest address that can be delivered to (RFC 5321 §4.5.3.1, erratum 1690). */
const MOST_OCTETS = 254;
const MOST_LOCAL_OCTETS = 64;
const MOST_LABEL_OCTETS = 63;

/** Letters and signs without quotes (RFC 5322 §3.2.3 "dot-atom", RFC 6531 for other scripts), in lower case. */
const ATOM = /^[\p{Ll}\p{Lo}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const LABEL = /^[\p{Ll}\p{Lo}\p{N}](?:[\p{Ll}\p{Lo}\p{M}\p{N}-]*[\p{Ll}\p{Lo}\p{M}\p{N}])?$/u;

const octets = (text: string) => Buffer.byteLength(text);

/**
 * One address as it is stored and written to: trimmed, lower case, NFC. Quoted local parts, comments and bare hosts
 * are legal and nobody's: they are refused. @returns null for what is no address
 */
export function parseEmail(typed: string): string | null {
  // Before anything is looked at: a megabyte is no address.
  if (typed.length > 4 * MOST_OCTETS) return null;
  const email = typed.trim().toLowerCase().normalize("NFC");
  const at = email.lastIndexOf("@");
  const [local, domain] = [email.slice(0, Math.max(at, 0)), email.slice(at + 1)];
  const fits = octets(email) <= MOST_OCTETS && octets(local) <= MOST_LOCAL_OCTETS;
  return fits && local.split(".").every((part) => ATOM.test(part)) && isDomain(domain) ? email : null;
}

function isDomain(domain: string): boolean {
  const labels = domain.split(".");
  const last = labels.at(-1) ?? "";
  return (
    labels.length > 1 &&
    !/^\d+$/.test(last) &&
    labels.every((label) => octets(label) <= MOST_LABEL_OCTETS && LABEL.test(label))
  );
}
