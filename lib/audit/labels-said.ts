import { translator } from "#lib/i18n.ts";

/** The words that stand before what is paid for, in every language of the interface. */
const LABELS = (["de", "en"] as const).map((locale) => translator(locale)("article.paid"));
const LABEL = new RegExp(`(?<!\\p{L})(${LABELS.join("|")})(?!\\p{L})`, "iu");

const NOTES = (["de", "en"] as const).flatMap((locale) =>
  (["formal", "informal"] as const).map((voice) => translator(locale, voice)("promotions.affiliateNote")),
);

/** Where in a text the label begins; -1: nowhere. */
export const labelIn = (text: string): number => text.search(LABEL);

/** Whether a text has the sentence that belongs beside links that earn a commission. */
export const hasAffiliateNote = (text: string): boolean => NOTES.some((note) => text.includes(note));
