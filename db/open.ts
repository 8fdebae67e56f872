import { closeDatabase } from "#db/client.ts";
import { joinEmbedded, startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { type Env, env, publishDatabaseUrl } from "#lib/env.ts";

/** ended resolves when an embedded database is gone, wanted or not; never for one that stands elsewhere. */
export type OpenDatabase = {
  url: string;
  embedded: boolean;
  ended: Promise<unknown>;
  stop: () => Promise<void>;
};

/** Brings the portal's database up and to the newest schema: the one of DATABASE_URL, else the embedded one. From here on db() works in this process.
 * @throws StartError with the sentence for the operator */
export async function openDatabase({ DATABASE_URL, DATA_DIR }: Env): Promise<OpenDatabase> {
  if (DATABASE_URL) {
    await migrateDatabase(DATABASE_URL);
    return { url: DATABASE_URL, embedded: false, ended: new Promise(() => {}), stop: closeDatabase };
  }
  const { url, ended, stop } = await startEmbedded(DATA_DIR);
  return finish(url, true, ended, () => stop());
}

/** A Postgres of our own stands in its own process group, so Ctrl-C does not reach it. */
const signals = ["SIGINT", "SIGTERM"] as const;

/** Runs an operator's command on the portal's database: the one of DATABASE_URL, the one of the portal that runs on this data folder, else the embedded one, started for as long as the command runs.
 * @throws StartError with the sentence for the operator */
export async function withDatabase<Result>(command: () => Promise<Result>): Promise<Result> {
  const { DATABASE_URL, DATA_DIR } = env();
  const joined = DATABASE_URL ?? (await joinEmbedded(DATA_DIR));
  const started = joined ? null : await startEmbedded(DATA_DIR);
  const url = joined ?? started?.url ?? "";
  // Smart: another command may have joined in the meantime and is not to be cut off.
  const database = await finish(url, !DATABASE_URL, new Promise(() => {}), async () =>
    started?.stop("smart"),
  );
  const interrupted = () => void database.stop().finally(() => process.exit(130));
  for (const signal of signals) process.once(signal, interrupted);
  try {
    return await command();
  } finally {
    for (const signal of signals) process.off(signal, interrupted);
    await database.stop();
  }
}

async function finish(url: string, embedded: boolean, ended: Promise<unknown>, stop: () => Promise<void>) {
  const stopAll = async () => {
    await closeDatabase();
    if (embedded) publishDatabaseUrl(undefined);
    await stop();
  };
  try {
    await migrateDatabase(url);
  } catch (error) {
    await stopAll();
    throw error;
  }
  if (embedded) publishDatabaseUrl(url);
  return { url, embedded, ended, stop: stopAll };
}
