import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#lib/env.ts";

let known: string | undefined;

/**
 * What signs sessions and seals what is stored: AUTH_SECRET, or one made once and kept in the data folder, so that
 * a restart signs nobody out. Several machines on one database share it by the environment.
 */
export function authSecret(): string {
  known ??= env().AUTH_SECRET ?? keptSecret(env().DATA_DIR);
  return known;
}

function keptSecret(folder: string): string {
  const file = join(folder, "auth-secret");
  mkdirSync(folder, { recursive: true });
  try {
    // Made by whoever comes first; the other finds it.
    writeFileSync(file, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
