import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";

export type RateLimit = {
  /** What is limited: "sign-in mails to one address". */
  bucket: string;
  hits: number;
  /** Length of the window; counting begins anew with each. */
  seconds: number;
};

/**
 * Counts one more for this key. @returns null while it is within the limit, else after how many seconds it may
 * be tried again (Retry-After, RFC 9110 §10.2.3)
 * @param key never an address or IP in the clear: hash it (lib/client-address.ts, lib/one-time.ts)
 */
export async function hitRateLimit(
  limit: RateLimit,
  key: string,
  tx?: Transaction,
): Promise<{ retryAfter: number } | null> {
  const { rows } = await (tx ?? db()).execute<{ hits: number; wait: number }>(sql`
    INSERT INTO rate_limits AS r (bucket, key, window_start)
    VALUES (${limit.bucket}, ${key},
      to_timestamp(floor(extract(epoch FROM now()) / ${limit.seconds}::int) * ${limit.seconds}::int))
    ON CONFLICT (bucket, key, window_start) DO UPDATE SET hits = r.hits + 1
    RETURNING hits, ceil(extract(epoch FROM window_start) + ${limit.seconds}::int - extract(epoch FROM now()))::int AS wait`);
  const [row] = rows;
  return row && row.hits > limit.hits ? { retryAfter: Math.max(1, row.wait) } : null;
}
