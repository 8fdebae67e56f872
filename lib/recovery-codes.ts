import { randomInt } from "node:crypto";

/** Without signs that pass for others on paper. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
const CHARACTERS = 10;
const HOW_MANY = 10;

/** Ten codes of 49 bits, each good once, for the day the telephone is gone. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: HOW_MANY }, () =>
    Array.from({ length: CHARACTERS }, () => SIGNS[randomInt(SIGNS.length)]).join(""),
  );

/** "abcde-fghjk": how it is written down. */
export const shownRecoveryCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** As it was typed back in. @returns "" for what is none */
export function readRecoveryCode(typed: string): string {
  const code = typed
    .slice(0, 40)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return code.length === CHARACTERS ? code : "";
}
