/** What an editor can do about one article that stands under another. */
export const RELATED_ACTS = ["pin", "unpin", "exclude", "readmit"] as const;
export type RelatedAct = (typeof RELATED_ACTS)[number];

type Stands = { isPinned: boolean; isExcluded: boolean };

export const parseRelatedAct = (given: unknown): RelatedAct | null =>
  RELATED_ACTS.find((act) => act === given) ?? null;

/** What takes an act back, by how the article stood before: who excludes what was pinned has it pinned again. */
export function actBack(act: RelatedAct, { isPinned, isExcluded }: Stands): RelatedAct {
  if (isPinned) return "pin";
  if (isExcluded) return "exclude";
  return act === "pin" ? "unpin" : "readmit";
}
