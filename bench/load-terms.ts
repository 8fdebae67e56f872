export type Load = {
  requests: number;
  perSecond: number;
  /** Milliseconds that the slowest hundredth took at least. */
  p99: number;
  /** Answers other than 2xx and 3xx, and connections that broke. */
  failed: number;
};

export type LoadOptions = {
  /** Asked for in turn. */
  paths: readonly string[];
  seconds: number;
  /** Value of Accept-Encoding. */
  accept: string;
};

/** As many readers as ask at once. */
export const CONNECTIONS = 64;
