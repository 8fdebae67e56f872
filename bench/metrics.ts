import { ask } from "#bench/ask.ts";
import type { Contender } from "#bench/contender.ts";

export type CacheFigures = { bytes: number; entries: number; hits: number; misses: number; renders: number };

/** What the portal says of its cache at /metrics (Prometheus' text format). NaN where it says nothing. */
export async function cacheFigures({ origin }: Contender): Promise<CacheFigures> {
  const text = (await ask(`${origin}/metrics`)).text();
  const figure = (name: string) =>
    Number(new RegExp(`^depesche_cache_${name} ([\\d.e+]+)$`, "m").exec(text)?.[1] ?? Number.NaN);
  return {
    bytes: figure("bytes"),
    entries: figure("entries"),
    hits: figure("hits_total"),
    misses: figure("misses_total"),
    renders: figure("renders_total"),
  };
}
