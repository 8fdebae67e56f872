import { loadWithAutocannon } from "#bench/load-autocannon.ts";
import type { Load, LoadOptions } from "#bench/load-terms.ts";
import { loadWithWrk } from "#bench/load-wrk.ts";
import { findProgram } from "#bench/program.ts";

const wrk = findProgram("wrk");
/** What the load comes from, for the reader of the table. */
export const LOADED_BY = wrk
  ? "wrk, 1 thread"
  : "autocannon (wrk, which takes less of the machine, is not installed)";

/** Asks as fast as it is answered, over so many connections. */
export function load(origin: string, options: LoadOptions): Promise<Load> {
  return wrk ? loadWithWrk(wrk, origin, options) : loadWithAutocannon(origin, options);
}
