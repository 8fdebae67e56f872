import { and, eq, inArray, sql } from "drizzle-orm";
import { TO_RELATE } from "#db/import-articles.ts";
import { type OldAddress, saveRedirects } from "#db/import-redirects.ts";
import type { ImportRun } from "#db/import-refs.ts";
import { refreshRelated } from "#db/related-refresh.ts";
import { auditLog, importRefs } from "#db/schema/site.ts";
import type { Operator } from "#lib/proof.ts";

const CHUNK = 100;

/** Counts of live articles beside topics, brought up to date wherever they differ. */
export function recountTopics(_operator: Operator, run: ImportRun): Promise<unknown> {
  return run.transact((tx) =>
    tx.execute(sql`
      UPDATE topics t SET article_count = counted.n
      FROM (SELECT t.id, count(a.published_at) AS n FROM topics t LEFT JOIN article_topics a ON a.topic_id = t.id
        GROUP BY t.id) counted
      WHERE t.id = counted.id AND t.article_count <> counted.n`),
  );
}

/** Related news of everything that is waiting for them. @param step hears how many are done */
export async function relateImported(
  operator: Operator,
  run: ImportRun,
  step: (done: number) => void,
): Promise<void> {
  for (;;) {
    const done = await run.transact(async (tx) => {
      const waiting = and(eq(importRefs.source, run.source), eq(importRefs.kind, TO_RELATE));
      const rows = await tx.select({ id: importRefs.targetId }).from(importRefs).where(waiting).limit(CHUNK);
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return 0;
      await refreshRelated(operator, ids, tx);
      await tx.delete(importRefs).where(and(waiting, inArray(importRefs.targetId, ids)));
      return ids.length;
    });
    if (done === 0) return;
    step(done);
  }
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
