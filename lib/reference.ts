import { randomInt } from "node:crypto";

/** Without I, L, O and U: nobody mistakes one for another on the telephone (Crockford's base 32). */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 4;
const GROUP = 4;

/**
 * A file number that people can read out and nobody can guess (80 bits): "ST-2026-7K4M-9Q2X-0B3D-W8ZN".
 * @param kind what it is the number of: "ST" for a statement of reasons
 */
export function newReference(kind: string, now = new Date()): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return [kind, now.getUTCFullYear(), ...Array.from({ length: GROUPS }, group)].join("-");
}
