/** From "nothing to say" to "comes back to the form". `pass` is never worse than anything. */
export const VERDICTS = ["pass", "hold", "suspect", "spam", "refuse"] as const;

/**
 * Why, as a key of messages/ under "screening". The sentence is written when somebody reads it, so a moderator and a
 * commenter each read their own language.
 */
export type ReasonCode =
  | "empty"
  | "too-short"
  | "too-long"
  | "links"
  | "links-many"
  | "links-too-many"
  | "link-disguised"
  | "link-markup"
  | "word-banned"
  | "word-suspect"
  | "word-watch"
  | "repeat"
  | "repeat-own"
  | "repeat-within"
  | "double-post"
  | "burst"
  | "burst-too-many"
  | "shouting"
  | "marks"
  | "first-comment"
  | "premoderated"
  | "often-rejected"
  | "spam-before"
  | "honeypot"
  | "too-fast"
  | "language"
  | "script"
  | "classifier";

export type Values = Record<string, string | number>;

/** What one phase says of a comment, and the reason in words that a moderator can be shown. */
export type Verdict = {
  phase: string;
  verdict: (typeof VERDICTS)[number];
  reason: ReasonCode;
  values: Values;
};

/** A phase's finding before the list puts its name to it. */
export type Finding = Omit<Verdict, "phase">;

/** The gravest of verdicts; of none, "pass". */
export function worst(verdicts: readonly Pick<Verdict, "verdict">[]): Verdict["verdict"] {
  const gravity = verdicts.map(({ verdict }) => VERDICTS.indexOf(verdict));
  return VERDICTS[Math.max(0, ...gravity)] ?? "pass";
}

export function hold(reason: ReasonCode, values: Values = {}): Finding {
  return { verdict: "hold", reason, values };
}

export function suspect(reason: ReasonCode, values: Values = {}): Finding {
  return { verdict: "suspect", reason, values };
}

export function spam(reason: ReasonCode, values: Values = {}): Finding {
  return { verdict: "spam", reason, values };
}

/** For what the writer can mend: the comment comes back to the form with the reason. */
export function refuse(reason: ReasonCode, values: Values = {}): Finding {
  return { verdict: "refuse", reason, values };
}
