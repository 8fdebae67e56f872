import { createServer } from "node:net";
import { refuseOwnedFolder, requireDataFolder } from "#db/embedded/folder-lock.ts";
import { env } from "#lib/env.ts";
import { StartError } from "#lib/start-error.ts";
import { buildIfNeeded } from "#scripts/build.ts";

try {
  await requireRoom();
  await buildIfNeeded();
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}
// In this very process, so that a signal to npm's child reaches the portal.
await import(new URL("../.next/portal/server.mjs", import.meta.url).href);

/** What would stop the server anyway is said before a minute goes into the build. */
async function requireRoom(): Promise<void> {
  const { PORT, HOST, DATABASE_URL, DATA_DIR } = env();
  if (!DATABASE_URL) {
    requireDataFolder(DATA_DIR);
    refuseOwnedFolder(DATA_DIR);
  }
  const probe = createServer();
  const free = await new Promise<boolean>((done) => {
    probe.once("error", (error: NodeJS.ErrnoException) => done(error.code !== "EADDRINUSE"));
    probe.listen(PORT, HOST, () => probe.close(() => done(true)));
  });
  if (!free) throw new StartError(`Port ${PORT} is already in use: stop what listens there, or set PORT.`);
}
