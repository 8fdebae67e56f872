import { existsSync, readdirSync } from "node:fs";

/** What the build adds to an island's name: eight characters of its content's hash. */
const HASH = /-[A-Z0-9]{8}\.js$/;

/**
 * The islands that the build made: address in the markup → address of the bundle.
 * @param folder where the build put them; one without any is a portal without islands
 */
export function readIslands(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(names.map((name) => [`/islands/${name.replace(HASH, ".js")}`, `/islands/${name}`]));
}
