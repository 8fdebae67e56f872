import { measureSearchCost } from "#bench/search-cost.ts";
import { measureSearch } from "#bench/search-quality.ts";

/** What search finds of what people look for, and what that costs in archives of three sizes. */
export async function benchSearch(): Promise<void> {
  await measureSearch();
  await measureSearchCost();
}
