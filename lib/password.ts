import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP's Password Storage Cheat Sheet for scrypt: 32 MiB and three passes, about 100 ms on a small server. */
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** NIST SP 800-63B-4 §3.1.1: length is what counts; no rules about signs. */
export const FEWEST_PASSWORD_CHARACTERS = 12;
/** Longer is not safer, and somebody has to hash it. */
const MOST_PASSWORD_CHARACTERS = 200;

/** Nobody's: what is typed for an unknown address is compared with it, so that both take the same time. */
const NOBODYS = `${Buffer.alloc(SALT_BYTES).toString("base64url")}:${Buffer.alloc(HASH_BYTES).toString("base64url")}`;

export const isFitPassword = (password: string): boolean =>
  [...password].length >= FEWEST_PASSWORD_CHARACTERS && password.length <= MOST_PASSWORD_CHARACTERS;

/** @returns "salt:hash" in base64url, as it is stored */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return `${salt.toString("base64url")}:${(await derive(password, salt)).toString("base64url")}`;
}

/** @param stored null where there is no account, or none with a password: takes as long, and is false */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [salt = "", hash = ""] = (stored ?? NOBODYS).split(":");
  const derived = await derive(password.slice(0, MOST_PASSWORD_CHARACTERS), Buffer.from(salt, "base64url"));
  const known = Buffer.from(hash, "base64url");
  return known.length === derived.length && timingSafeEqual(known, derived) && stored !== null;
}

/** NFKC: the same password from another keyboard is the same (SP 800-63B-4 §3.1.1.2). */
function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((done, fail) => {
    scrypt(password.normalize("NFKC"), salt, HASH_BYTES, COST, (error, key) =>
      error ? fail(error) : done(key),
    );
  });
}
