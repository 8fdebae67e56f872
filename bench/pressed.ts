import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, ask } from "#bench/ask.ts";
import type { Contender } from "#bench/contender.ts";

/** A page of the portal in one coding, and where the others serve the very same bytes. */
export type Pressed = { name: string; coding: Coding; path: string; copyPath: string; bytes: Buffer };
export type Coding = (typeof CODINGS)[number];

export const CODINGS = ["gzip", "br"] as const;

/** Enough hits and time for the portal to press a page as small as it gets. */
const WARM_UP = { hits: 200, rounds: 6, pause: 1_500 };

/** Asks for each page in each coding until it stands in the cache in its final form. @throws when one never does */
export async function pressPages(portal: Contender, pages: Record<string, string>): Promise<Pressed[]> {
  const all = Object.entries(pages).flatMap(([name, path]) =>
    CODINGS.map((coding) => ({ name, path, coding })),
  );
  for (let round = 0; round < WARM_UP.rounds; round++) {
    for (const { path, coding } of all) {
      for (let hit = 0; hit < WARM_UP.hits; hit++) await ask(portal.origin + path, { accept: coding });
    }
    await sleep(WARM_UP.pause);
  }
  const answers = all.map(async ({ name, path, coding }) => {
    const answer = await ask(portal.origin + path, { accept: coding });
    requireCached(answer, { path, coding });
    return { name, coding, path, copyPath: `/${coding}/${name}.html`, bytes: answer.bytes };
  });
  return Promise.all(answers);
}

/** Lays the pages down as nginx finds them: x.html.gz beside x.html for its gzip_static, brotli as it is. */
export function layDown(folder: string, pages: readonly Pressed[]): void {
  for (const coding of CODINGS) mkdirSync(join(folder, coding), { recursive: true });
  for (const { copyPath, coding, bytes } of pages) {
    writeFileSync(join(folder, copyPath), coding === "gzip" ? "" : bytes);
    if (coding === "gzip") writeFileSync(join(folder, `${copyPath}.gz`), bytes);
  }
}

function requireCached(
  { status, headers }: Answer,
  { path, coding }: { path: string; coding: Coding },
): void {
  if (
    status !== 200 ||
    headers["content-encoding"] !== coding ||
    !headers["cache-control"]?.includes("s-maxage")
  )
    throw new Error(`The portal does not serve ${path} in ${coding} from its cache.`);
}
