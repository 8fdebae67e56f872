import { createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { authSecret } from "#lib/auth-secret.ts";

/** 256 bits: nobody guesses it, so it may stand in a link. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Six digits for people who read their mail on another device; what guards it is the number of tries. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/** How a token or code is stored: keyed, so that a copy of the database does not give six digits away. @param scope what the code is for */
export function hashOneTime(secret: string, scope = ""): string {
  return createHmac("sha256", authSecret()).update(`${scope} ${secret}`).digest("base64url");
}

export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
