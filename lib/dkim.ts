import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { domainOf } from "#lib/sender-domain.ts";
import { StartError } from "#lib/start-error.ts";

/** What mails are signed with (RFC 6376). */
export type Dkim = {
  /** Who vouches for the mail (d=), and where its public key stands: SELECTOR._domainkey.DOMAIN. */
  domain: string;
  selector: string;
  /** PEM (PKCS #8). */
  privateKey: string;
};

type Given = Partial<
  Record<"DKIM_KEY" | "DKIM_KEY_FILE" | "DKIM_SELECTOR" | "DKIM_DOMAIN" | "MAIL_FROM", string>
> & { SITE_URL: string };

/** Signers use 1024 bits at least (RFC 8301 §3.2), and receivers need not understand more than 4096. */
const BITS = { least: 1024, most: 4096 };

/** The key that the environment names; null where it names none. @throws StartError one sentence on what is amiss */
export function readDkim(given: Given): Dkim | null {
  const { DKIM_KEY, DKIM_KEY_FILE, DKIM_SELECTOR: selector, DKIM_DOMAIN } = given;
  if (DKIM_KEY && DKIM_KEY_FILE) throw new StartError("DKIM_KEY and DKIM_KEY_FILE are two keys: set one.");
  if (!DKIM_KEY && !DKIM_KEY_FILE) {
    const alone = selector ? "DKIM_SELECTOR" : DKIM_DOMAIN ? "DKIM_DOMAIN" : null;
    if (alone) throw new StartError(`${alone} needs DKIM_KEY_FILE or DKIM_KEY beside it.`);
    return null;
  }
  const name = DKIM_KEY_FILE ? "DKIM_KEY_FILE" : "DKIM_KEY";
  if (!selector)
    throw new StartError(`${name} needs DKIM_SELECTOR beside it, the name of its public half in DNS.`);
  // A variable has one line in many places, so its breaks may be written "\n".
  const pem = DKIM_KEY_FILE ? readKeyFile(DKIM_KEY_FILE) : (DKIM_KEY ?? "").replaceAll("\\n", "\n");
  const key = toSigningKey(pem);
  if (!key)
    throw new StartError(
      `${name} must be an RSA private key in PEM form, without a passphrase, of ${BITS.least} to ${BITS.most} bits (2048 is usual).`,
    );
  const domain = domainToASCII(DKIM_DOMAIN ?? (domainOf(given.MAIL_FROM ?? "") || hostOf(given.SITE_URL)));
  if (!domain.includes(".") || isIP(domain))
    throw new StartError(`${name} needs DKIM_DOMAIN beside it, or a MAIL_FROM at a domain that is in DNS.`);
  return { domain, selector, privateKey: key.export({ type: "pkcs8", format: "pem" }).toString() };
}

const hostOf = (siteUrl: string) => new URL(siteUrl).hostname;

function readKeyFile(path: string): string {
  try {
    return readFileSync(/* turbopackIgnore: true */ path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(`DKIM_KEY_FILE cannot be read: ${code} (it is "${path}").`);
  }
}

function toSigningKey(pem: string): KeyObject | null {
  const key = orNull(() => createPrivateKey(pem));
  const bits = key?.asymmetricKeyType === "rsa" ? (key.asymmetricKeyDetails?.modulusLength ?? 0) : 0;
  return bits >= BITS.least && bits <= BITS.most ? key : null;
}

const orNull = <Value>(read: () => Value): Value | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

/** The TXT record that receivers look for (RFC 6376 §3.6.1), to be published as it stands. */
export function dkimRecord({ domain, selector, privateKey }: Dkim): { name: string; text: string } {
  return {
    name: `${selector}._domainkey.${domain}`,
    text: `v=DKIM1; k=rsa; p=${publicBytes(createPublicKey(privateKey)).toString("base64")}`,
  };
}

/** Whether a record's text hands out the public half of the key. */
export function publishesKey(text: string, { privateKey }: Dkim): boolean {
  const given = /(?:^|;)\s*p=([A-Za-z0-9+/=\s]+)/.exec(text)?.[1];
  if (!given) return false;
  const key = Buffer.from(given, "base64");
  // Both stand in DNS: the RFC's text says the one, its example the other (erratum 3017).
  const found = (["spki", "pkcs1"] as const).map((type) =>
    orNull(() => createPublicKey({ key, format: "der", type })),
  );
  const own = publicBytes(createPublicKey(privateKey));
  return found.some((other) => other !== null && publicBytes(other).equals(own));
}

const publicBytes = (key: KeyObject): Buffer => key.export({ type: "spki", format: "der" });

/**
 * What must not be changed on the way, a mail's list headers among it (RFC 8058 §4: both of one click).
 * A header that a mail does not have is left out.
 */
const SIGNED_HEADERS = [
  "From",
  "Reply-To",
  "To",
  "Subject",
  "Date",
  "Message-ID",
  "MIME-Version",
  "Content-Type",
  "Content-Transfer-Encoding",
  "Auto-Submitted",
  "List-Id",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
].join(":");

/** The key as nodemailer wants it. */
export const toSigner = ({ domain, selector, privateKey }: Dkim) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
  headerFieldNames: SIGNED_HEADERS,
});
