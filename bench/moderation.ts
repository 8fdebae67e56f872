import { measureCategories, measureOffence, measureTraining } from "#bench/classifier.ts";
import { areCommentSetsHere } from "#bench/comment-sets.ts";
import { measureScreening } from "#bench/screening.ts";

/**
 * How well the classifier tells German comments apart that it has not seen, beside what others published, and what
 * screening costs. Thresholds come from cross-validation on the training part alone, as in the newsroom.
 */
export async function benchModeration(): Promise<void> {
  if (!areCommentSetsHere()) {
    console.log("Skipped: the public data sets are not at ../shared/data/comments.");
    return;
  }
  measureOffence();
  measureCategories();
  measureTraining();
  measureScreening();
}
