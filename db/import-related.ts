import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { Placed } from "#db/import-article-rows.ts";
import { type ImportRun, saveRefs } from "#db/import-refs.ts";
import { refreshRelated } from "#db/related-refresh.ts";
import { importRefs } from "#db/schema/site.ts";
import type { Operator } from "#lib/proof.ts";

/** Marks articles whose related news are still to be computed: a run that was cut off leaves no hole. */
const TO_RELATE = "to relate";
const CHUNK = 100;

/** Puts those that are before the readers on the waiting list. */
export function waitForRelated(tx: Transaction, run: ImportRun, placed: Placed[]): Promise<void> {
  const live = placed.filter(({ row }) => row.state === "live");
  return saveRefs(
    tx,
    run,
    TO_RELATE,
    live.map(({ id }) => ({ id: String(id), targetId: id, checksum: "" })),
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
