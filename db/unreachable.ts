/** Postgres' own words for "not now": shutting down, crashed, starting, full (PostgreSQL, Appendix A). */
const STATES = new Set(["57P01", "57P02", "57P03", "53300", "08000", "08001", "08003", "08004", "08006"]);
const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
]);
/** What pg says without a code. */
const WORDS = /timeout exceeded when trying to connect|Connection terminated|not queryable|Client was closed/;

/** Whether a statement failed because the database could not be asked, not because of what it was asked. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = "" } = error as { code?: string };
  return STATES.has(code) || NETWORK.has(code) || WORDS.test(error.message) || isUnreachable(error.cause);
}
