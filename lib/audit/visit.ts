/** What one address answered. */
export type Visit = {
  /** As it was asked for: absolute, without a fragment. */
  url: string;
  /** 0: it did not answer. */
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** What it wanted to have set. */
  cookies: string[];
  /** Where a redirect leads, absolute. */
  to: string | null;
  /** Empty for what is no text, and for what was asked for its head alone. */
  body: string;
};
