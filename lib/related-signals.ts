/** What brings one article near another, in the order in which an editor is told. */
export const RELATED_SIGNALS = ["words", "latent", "topics", "section", "story", "recency"] as const;
export type RelatedSignal = (typeof RELATED_SIGNALS)[number];
