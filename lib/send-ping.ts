import type { IncomingMessage } from "node:http";
import { readRetryAfter } from "#lib/link-probe.ts";
import { answerText, type PingOutcome, pingOutcomeOf } from "#lib/pings.ts";
import { FetchFailure, isRedirect, openSafely, type SafeFetchOptions, safeUrl } from "#lib/safe-fetch.ts";

export type PingSender = Pick<SafeFetchOptions, "allowLoopback" | "timeout"> & {
  /** For tests alone: where an address is asked instead. */
  through?: (address: string) => string;
};

export type PingAnswer = {
  outcome: PingOutcome;
  /** null where nobody answered. */
  status: number | null;
  /** One line for the log. */
  answer: string;
  /** They want to be left alone until then. */
  until: Date | null;
};

const USUAL_TIMEOUT_MS = 10_000;
/** Of an answer so many bytes are read. */
const MOST_BYTES = 2048;

/** Posts a ping, to a public host and only there: no redirect is followed (lib/safe-fetch.ts). */
export async function sendPing(
  target: string,
  { type, body }: { type: string; body: string },
  { allowLoopback, timeout = USUAL_TIMEOUT_MS, through = (address) => address }: PingSender,
): Promise<PingAnswer> {
  try {
    const url = safeUrl(through(target));
    if (url.protocol !== "https:" && !allowLoopback) throw new FetchFailure("address", url.host);
    const response = await openSafely(url, {
      method: "POST",
      headers: { "Content-Type": type, Accept: "*/*;q=0.1", "User-Agent": "Depesche" },
      body: Buffer.from(body),
      signal: AbortSignal.timeout(timeout),
      allowLoopback,
    });
    const { statusCode: status = 0, headers } = response;
    const said = isRedirect(status) ? `→ ${headers.location ?? ""}` : await beginningOf(response);
    response.destroy();
    return {
      outcome: pingOutcomeOf(status),
      status,
      answer: answerText(said),
      until: readRetryAfter(headers["retry-after"]),
    };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    // Nobody there may be for now; an address that leads inwards stays what it is.
    const isForNow = error.fault === "unreachable" || error.fault === "timeout";
    return {
      outcome: isForNow ? "later" : "refused",
      status: null,
      answer: answerText(error.message),
      until: null,
    };
  }
}

/** What was said before the line broke or enough was heard; the status alone decides. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of response) {
      pieces.push(piece);
      length += piece.length;
      if (length >= MOST_BYTES) break;
    }
  } catch {
    // What came by then is what was said.
  }
  return Buffer.concat(pieces).subarray(0, MOST_BYTES).toString();
}
