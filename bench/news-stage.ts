import { startDatabase } from "#bench/database.ts";
import { newsIsHere } from "#bench/news-sets.ts";
import { onStage } from "#bench/stage.ts";

type Act = { ground?: { articles?: number }; measure: () => Promise<void> };

/** Measures each on a portal of its own, the demo content on it unless told otherwise; without the news texts says so. */
export async function onNewsStages(acts: readonly Act[]): Promise<void> {
  if (!newsIsHere()) {
    console.log("Not measured: ../shared/data/news is not here.");
    return;
  }
  for (const { ground, measure } of acts)
    await onStage(async (keep) => {
      await startDatabase(keep, ground);
      await measure();
    });
}
