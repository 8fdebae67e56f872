import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "#db/client.ts";
import { startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { publishDatabaseUrl } from "#lib/env.ts";

/** An empty database of a test file's own, on which the test itself may write through db/. */
export type OwnDatabase = { url: string; close: () => Promise<void> };

export async function openOwnDatabase(): Promise<OwnDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), "depesche-own-database-"));
  const { url, stop } = await startEmbedded(dataDir, { fsync: "off" });
  await closeDatabase();
  publishDatabaseUrl(url);
  await migrateDatabase(url);
  return {
    url,
    close: async () => {
      await closeDatabase();
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
