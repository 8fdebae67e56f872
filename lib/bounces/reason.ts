import type { BounceReason } from "#lib/bounces/verdict.ts";

/**
 * What servers write when they refuse a mail, the more telling first: who names a quota and a mailbox means the quota.
 * Words decide before codes, since many servers say 5.0.0 or 5.7.1 to everything.
 */
const WORDS: [BounceReason, RegExp][] = [
  [
    "throttled",
    /too many|rate limit|at a rate|unexpected volume|throttl|grey-?list|temporarily suspended|try again later/,
  ],
  [
    "mailbox-full",
    /quota|(mail|in)box\b.{0,25}\bfull\b|out of storage|(insufficient|not enough) .{0,20}(space|storage)/,
  ],
  ["too-large", /size limit|(message|mail).{0,30}too (large|big)|exceeds? .{0,30}size|maximum .{0,20}size/],
  ["authentication", /\bdmarc\b|\bspf\b|\bdkim\b|unauthenticated|\bptr\b|reverse dns|reverse lookup/],
  [
    "content",
    /virus|malware|duplicate header|not rfc|multiple .{0,60}(from|subject)|attachment|malformed (message|header)/,
  ],
  ["relay-denied", /relay|(email )?address is not verified/],
  ["policy", /sender address|domain of sender|sender (domain|rejected|verif)|from address/],
  [
    "spam",
    /\bspam\b|block(ed|list)|black ?list|\bdnsbl\b|\brbl\b|reputation|unsolicited|bulk mail|suspicious/,
  ],
  ["disabled", /disabled|discontinued|inactive|suspended|frozen|deactivated|deaktiviert|gesperrt|is locked/],
  ["moved", /no longer (on|at|with)|has moved|moved to/],
  ["unknown-user", /user (is )?(unknown|invalid)|unknown (user|mailbox|recipient|local|address)/],
  [
    "unknown-user",
    /(no|not a) (such|valid)( \w+)? ?(user|mailbox|address|recipient|account|person)|not known here/,
  ],
  ["unknown-user", /(invalid|unrouteable|undeliverable) (user|mailbox|recipient|address)/],
  [
    "unknown-user",
    /(user|account|mailbox|recipient|address|alias)\b.{0,60}(not found|(does not|doesn't|did not|didn't) exist|couldn't be found|wasn't found|unknown|not listed)/,
  ],
  [
    "unknown-user",
    /no mailbox (here )?by that name|(benutzer|empf[äa]nger|postfach|adresse).{0,40}(unbekannt|existiert nicht)/,
  ],
  // How Exchange Online and many Postfix servers say it; who refuses by a rule of their own goes on with its name.
  ["unknown-user", /^[^:]*5\d\d.*(recipient )?address rejected( |\.|$|: (access denied|undeliverable))/],
  [
    "host-unknown",
    /(host|domain)( or domain)?( name)?\b.{0,30}(not found|does not exist|unknown|couldn't be found)/,
  ],
  ["host-unknown", /no such (host|domain)|\bnxdomain\b|host unknown|unrouteable (mail )?domain|null mx/],
  ["policy", /polic(y|ies)|violation|access denied|not allowed|not accepted|complaints/],
  ["expired", /expired|retry time|(gave|giving) up|timed? ?out|has been delayed|too long|retry timeout/],
  [
    "network",
    /connect(ion|ed)?\b|name service|network|unreachable|no route|dns (error|failure)|mx lookup|temporary lookup/,
  ],
  ["policy", /\b(denied|refused|rejected|blocked)\b/],
];

/** RFC 3463 and RFC 7505, where words say nothing. */
const CODES: [BounceReason, RegExp][] = [
  ["unknown-user", /^\d\.1\.[13]$/],
  ["host-unknown", /^\d\.1\.(2|10)$/],
  ["moved", /^\d\.1\.6$/],
  ["policy", /^\d\.1\.[78]$/],
  ["disabled", /^\d\.2\.1$/],
  ["mailbox-full", /^\d\.2\.2$/],
  ["too-large", /^\d\.(2\.3|3\.4)$/],
  ["expired", /^\d\.4\.7$/],
  ["network", /^\d\.4\./],
  ["content", /^\d\.6\./],
  ["authentication", /^\d\.7\.2\d$/],
  ["policy", /^\d\.7\./],
  ["system", /^\d\.3\./],
];

/**
 * Why a server refused, by its words and its code.
 * @param said "550 5.1.1 <a@b.example>: user unknown"
 * @param status RFC 3463, "5.1.1"
 */
export function reasonOf(said: string, status: string): BounceReason {
  const words = said.toLowerCase().replace(/\s+/g, " ");
  const reason =
    WORDS.find(([, pattern]) => pattern.test(words))?.[0] ??
    CODES.find(([, pattern]) => pattern.test(status))?.[0] ??
    (isOfSystem(words) ? "system" : "other");
  // Whoever took the address and refuses at the text speaks of the text; a program that runs there, of itself.
  if (reason === "unknown-user" && isAboutText(said)) return "other";
  if (reason === "unknown-user" && /^(smtp; ?)?x-unix|procmail|command output/.test(words)) return "system";
  return reason === "host-unknown" && /try again/.test(words) ? "network" : reason;
}

/** Whether a server took the address and refused afterwards, as Postfix writes it. */
export const isAboutText = (said: string): boolean => /in\s+reply\s+to\s+(end\s+of\s+)?DATA/i.test(said);

const isOfSystem = (words: string): boolean =>
  /temporary failure|internal error|local error|transaction failed|system error|could not load/.test(words);

/** The first enhanced status code in a text (RFC 3463), which no part of an IP address or version is; null without one. */
export const statusIn = (text: string): string | null =>
  /(?<![\d.:])([245]\.\d{1,3}\.\d{1,3})(?![\d.]\d|\d)/.exec(text)?.[1] ?? null;

/** The first reply of a server in a text (RFC 5321 §4.2), "550"; null without one. */
export const replyIn = (text: string): string | null =>
  /(?:^|[\s:])([45]\d\d)(?=[ -](?!\d+ bytes))/m.exec(text)?.[1] ?? null;
