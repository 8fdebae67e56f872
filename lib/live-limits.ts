/** Characters that an entry of a live blog may have. */
export const LONGEST_ENTRY = 8_000;
