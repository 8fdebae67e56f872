import { inArray } from "drizzle-orm";
import { announceEverything } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { chunks, type ImportRun } from "#db/import-refs.ts";
import { normalizePath } from "#db/redirects.ts";
import { redirects } from "#db/schema/site.ts";

/** An old address and where it leads: to an article wherever it moves, or to a path. */
export type OldAddress = { from: string; articleId: number | null; toPath: string | null; line: number };

/** Longer paths do not fit an index entry; WordPress makes none. */
const MAX_PATH = 1000;
const CHUNK = 1000;

/**
 * Keeps old addresses alive. The first to claim one has it; who comes later is reported.
 * @param ownPath where an article stands now: no detour to itself
 */
export async function saveRedirects(
  tx: Transaction,
  run: ImportRun,
  addresses: OldAddress[],
  ownPath: (address: OldAddress) => string | null,
): Promise<void> {
  const wanted = new Map<string, OldAddress>();
  for (const address of addresses) {
    const from = normalizePath(address.from);
    if (from.length > MAX_PATH || from === "/" || from === ownPath(address) || from === address.toPath)
      continue;
    const first = wanted.get(from);
    if (!first) wanted.set(from, address);
    else if (!sameTarget(first, address))
      run.note(address.line, `old address ${from} is claimed twice, the first has it`);
  }
  for (const part of chunks([...wanted], CHUNK)) {
    const made = await tx
      .insert(redirects)
      .values(
        part.map(([fromPath, { articleId, toPath }]) => ({
          fromPath,
          articleId,
          toPath,
          status: 301,
          origin: "import" as const,
        })),
      )
      .onConflictDoNothing({ target: redirects.fromPath })
      .returning({ fromPath: redirects.fromPath });
    if (made.length > 0) announceEverything(tx);
    const isNew = new Set(made.map(({ fromPath }) => fromPath));
    await reportClaimed(
      tx,
      run,
      part.filter(([from]) => !isNew.has(from)),
    );
  }
}

async function reportClaimed(
  tx: Transaction,
  run: ImportRun,
  refused: [string, OldAddress][],
): Promise<void> {
  if (refused.length === 0) return;
  const rows = await tx
    .select({ from: redirects.fromPath, articleId: redirects.articleId, toPath: redirects.toPath })
    .from(redirects)
    .where(
      inArray(
        redirects.fromPath,
        refused.map(([from]) => from),
      ),
    );
  const holders = new Map(rows.map((row) => [row.from, row]));
  for (const [from, address] of refused) {
    const holder = holders.get(from);
    if (holder && !sameTarget(holder, address))
      run.note(address.line, `old address ${from} already leads elsewhere`);
  }
}

function sameTarget(
  a: Pick<OldAddress, "articleId" | "toPath">,
  b: Pick<OldAddress, "articleId" | "toPath">,
): boolean {
  return a.articleId === b.articleId && a.toPath === b.toPath;
}
