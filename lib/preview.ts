/** A link to something unpublished is good for a week: long enough for a lawyer, short enough to be forgotten. */
export const PREVIEW_DAYS = 7;
