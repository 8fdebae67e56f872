import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** How many milliseconds the quickest of some rounds takes: what else the machine does is not asked about. */
export async function quickest(read: () => Promise<unknown>, rounds = 3): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await read();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

/** How many milliseconds this machine takes to look at 100,000 rows, some 30: what a bound in time is a multiple of. */
export const yardstick = (): Promise<number> =>
  quickest(() => db().execute(sql`SELECT count(md5(g::text)) FROM generate_series(1, 100000) g`), 10);
