/** What the house did in a year with what people wrote and reported (DSA art. 15(1), rule DS). Counts, nobody's name. */
export type TransparencyYear = {
  year: number;
  notices: { reason: string; open: number; upheld: number; dismissed: number }[];
  /** Hours from a notice to its decision, in the middle of all; null while none is decided. */
  medianHours: number | null;
  comments: { approved: number; spam: number; rejected: { clause: string; count: number }[] };
  /** Restrictions that a program had pointed out, and decisions on comments that one had made. */
  automated: { detections: number; decisions: number };
  appeals: { open: number; reversed: number; confirmed: number };
  restrictions: { kind: string; count: number }[];
};

export const emptyYear = (year: number): TransparencyYear => ({
  year,
  notices: [],
  medianHours: null,
  comments: { approved: 0, spam: 0, rejected: [] },
  automated: { detections: 0, decisions: 0 },
  appeals: { open: 0, reversed: 0, confirmed: 0 },
  restrictions: [],
});
