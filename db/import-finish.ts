import { sql } from "drizzle-orm";
import { announceEverything } from "#db/changes.ts";
import { type OldAddress, saveRedirects } from "#db/import-redirects.ts";
import type { ImportRun } from "#db/import-refs.ts";
import { auditLog } from "#db/schema/site.ts";
import type { Operator } from "#lib/proof.ts";

/** Counts of live articles beside topics, brought up to date wherever they differ. */
export function recountTopics(_operator: Operator, run: ImportRun): Promise<void> {
  return run.transact(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      UPDATE topics t SET article_count = counted.n
      FROM (SELECT t.id, count(a.published_at) AS n FROM topics t LEFT JOIN article_topics a ON a.topic_id = t.id
        GROUP BY t.id) counted
      WHERE t.id = counted.id AND t.article_count <> counted.n`);
    if (rowCount) announceEverything(tx);
  });
}

/** Old addresses of lists and feeds. */
export function importAddresses(_operator: Operator, run: ImportRun, addresses: OldAddress[]): Promise<void> {
  return run.transact((tx) => saveRedirects(tx, run, addresses, () => null));
}

/** One line for the whole run; none when it changed nothing. */
export async function logImport(
  operator: Operator,
  run: ImportRun,
  detail: Record<string, unknown>,
): Promise<void> {
  await run.transact((tx) =>
    tx.insert(auditLog).values({ actorName: operator.name, action: "import", subject: run.source, detail }),
  );
}
