import { type Logger, pino } from "pino";
import { env } from "#lib/env.ts";

let logger: Logger | undefined;

/** The process' log: one JSON object a line on standard output, from LOG_LEVEL on. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL });
  return logger;
}
