/** Node's names for a network that does not lead to the database. */
const NETWORK = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);
/**
 * Postgres' codes for a server that takes no more connections, is starting or going down.
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const SERVER = new Set(["53300", "57P01", "57P02", "57P03"]);
const CONNECTION_CLASS = /^08/;
/** What pg and its pool say without any code. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (has encountered a connection error|was closed) and is not queryable)/;

/** Whether a statement failed because the database cannot be reached: nothing is wrong with the statement, and it will pass. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && (NETWORK.has(code) || SERVER.has(code) || CONNECTION_CLASS.test(code)))
    return true;
  if (WORDS.test(error.message)) return true;
  // Several addresses of one name that all failed; Drizzle wraps what pg said.
  if (error instanceof AggregateError && error.errors.some(isUnreachable)) return true;
  return isUnreachable(error.cause);
}
