import { Resolver } from "node:dns/promises";
import { type Dkim, dkimRecord, publishesKey } from "#lib/dkim.ts";

/** A record's text; null where there is none; "unreachable" where nobody answered. */
export type Answer = { text: string | null } | "unreachable";

/** How a name's TXT records are asked for; each one in one piece. */
export type AskTxt = (name: string) => Promise<string[] | "unreachable">;

/**
 * Selectors under which mail services publish keys. Where the mail server signs, it alone knows which one: a key that
 * is found is a good sign and one that is not proves nothing.
 */
const SELECTORS = [
  "default",
  "dkim",
  "mail",
  "s1",
  "s2",
  "k1",
  "selector1",
  "selector2",
  "google",
  "fm1",
  "mx",
];

/** What receivers look up about the sender's domain: RFC 7208 §4.5, RFC 7489 §6.6.3, RFC 6376 §3.6.2.1. */
export async function checkSender(
  domain: string,
  ask: AskTxt = askTxt(),
): Promise<Record<"spf" | "dkim" | "dmarc", Answer>> {
  const [spf, dmarc, ...keys] = await Promise.all([
    ask(domain),
    ask(`_dmarc.${domain}`),
    ...SELECTORS.map((selector) => ask(`${selector}._domainkey.${domain}`)),
  ]);
  const at = keys.findIndex((key) => key !== "unreachable" && key.some((text) => /(^|;)\s*p=\S/.test(text)));
  return {
    spf: find(spf, /^v=spf1( |$)/i),
    dmarc: find(dmarc, /^v=DMARC1\s*(;|$)/i),
    dkim:
      at >= 0
        ? { text: SELECTORS[at] ?? "" }
        : keys.every((key) => key === "unreachable")
          ? "unreachable"
          : { text: null },
  };
}

/** Whether receivers find the public half of the key that we sign with ourselves. */
export async function checkKey(
  dkim: Dkim,
  ask: AskTxt = askTxt(),
): Promise<"signed" | "unpublished" | "different" | "unreachable"> {
  const texts = await ask(dkimRecord(dkim).name);
  if (texts === "unreachable") return texts;
  const keys = texts.filter((text) => /(^|;)\s*p=/.test(text));
  // Of several a receiver may take any (RFC 6376 §3.6.2.2).
  if (keys.length > 0) return keys.every((text) => publishesKey(text, dkim)) ? "signed" : "different";
  return "unpublished";
}

const find = (texts: string[] | "unreachable", wanted: RegExp): Answer =>
  texts === "unreachable" ? texts : { text: texts.find((text) => wanted.test(text)) ?? null };

/** Says "there is none" for these, and "nobody answered" for every other. */
const NONE = new Set(["ENOTFOUND", "ENODATA"]);

function askTxt(): AskTxt {
  const resolver = new Resolver({ timeout: 1_500, tries: 1 });
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(""));
    } catch (error) {
      return NONE.has((error as { code?: string }).code ?? "") ? [] : "unreachable";
    }
  };
}

/** Whether a domain can have records that others see. */
export const isPublic = (domain: string): boolean =>
  domain.includes(".") &&
  !domain.startsWith("[") &&
  !/\.(test|local|localhost|invalid|example)$/.test(domain);
