import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { countQueue } from "#db/moderation-queue.ts";
import type { QueueCounts } from "#lib/moderation-queue.ts";

export type NewsroomCounts = QueueCounts & { openNotices: number };

/** What waits for somebody, as the newsroom's rail shows it on every page. */
export async function countNewsroom(): Promise<NewsroomCounts> {
  const [queue, notices] = await Promise.all([
    countQueue(),
    db().execute<{ open: number }>(sql`SELECT count(*) AS open FROM notices n WHERE n.state = 'open'`),
  ]);
  return { ...queue, openNotices: notices.rows[0]?.open ?? 0 };
}
