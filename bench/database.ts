import { scratchFolder } from "#bench/scratch.ts";
import type { Keep } from "#bench/stage.ts";
import { seedDemo } from "#db/demo/seed.ts";
import { openDatabase } from "#db/open.ts";
import { seedSynthetic } from "#db/synthetic/seed.ts";
import { env, publishDatabaseUrl } from "#lib/env.ts";
import { grantOperator } from "#lib/grant.ts";

/** What a portal is given to stand on this database. */
export type Ground = { DATABASE_URL: string; DATA_DIR: string };

/** @param articles how many are invented; without, the demo content is what there is to read */
export async function startDatabase(keep: Keep, { articles }: { articles?: number } = {}): Promise<Ground> {
  const folder = scratchFolder(keep);
  process.env.DATA_DIR = folder;
  publishDatabaseUrl(undefined);
  const { url, stop } = await openDatabase(env());
  keep({ stop });
  if (articles === undefined) await seedDemo();
  else await seedSynthetic(grantOperator("npm run bench"), { articles, comments: 0, related: false });
  return { DATABASE_URL: url, DATA_DIR: folder };
}
