import {
  FetchFailure,
  type FetchFault,
  isRedirect,
  openSafely,
  type SafeFetchOptions,
  safeUrl,
} from "#lib/safe-fetch.ts";

/** How a link was answered: a status at its end, or the reason why there is none. */
export type LinkAnswer = {
  status: number | null;
  fault: FetchFault | null;
  /** Where it leads for good; null where it leads no further, or only for now. */
  movedTo: string | null;
  /** They want to be left alone until then. */
  pauseUntil: Date | null;
};

export type ProbeOptions = Pick<SafeFetchOptions, "allowLoopback"> & {
  /** Who asks, with an address at which that can be read up. */
  userAgent: string;
  /** Lets one ask a host at a time (lib/host-turns.ts). */
  turn: <Result>(host: string, ask: () => Promise<Result>) => Promise<Result>;
  /** Milliseconds for one question. */
  timeout?: number;
};

/** Browsers give up after twenty; who needs more than this has made a circle. */
const MOST_HOPS = 8;
/** Some answer HEAD with these where GET shows a page. */
const ASK_AGAIN = [403, 405, 501];

/** Asks where a link leads, and reads nothing of what stands there. */
export async function probeLink(address: string, options: ProbeOptions): Promise<LinkAnswer> {
  const answer: LinkAnswer = { status: null, fault: null, movedTo: null, pauseUntil: null };
  const passed = new Set<string>();
  let isPermanent = true;
  try {
    for (let url = safeUrl(address); ; ) {
      if (passed.has(url.href) || passed.size > MOST_HOPS) throw new FetchFailure("redirects", url.host);
      passed.add(url.href);
      const { status, location, pauseUntil } = await ask(url, options);
      if (!isRedirect(status) || !location) return { ...answer, status, pauseUntil };
      url = safeUrl(location, url);
      isPermanent &&= status === 301 || status === 308;
      if (isPermanent) answer.movedTo = url.href;
    }
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return { ...answer, fault: error.fault };
  }
}

type Said = { status: number; location: string | undefined; pauseUntil: Date | null };

async function ask(url: URL, options: ProbeOptions): Promise<Said> {
  const said = await askBy("HEAD", url, options);
  return ASK_AGAIN.includes(said.status) ? askBy("GET", url, options) : said;
}

const TEN_SECONDS = 10_000;

function askBy(
  method: "HEAD" | "GET",
  url: URL,
  { userAgent, turn, timeout = TEN_SECONDS, allowLoopback }: ProbeOptions,
): Promise<Said> {
  return turn(url.host, async () => {
    const response = await openSafely(url, {
      method,
      headers: { Accept: "*/*", "User-Agent": userAgent },
      signal: AbortSignal.timeout(timeout),
      allowLoopback,
    });
    response.destroy();
    const { statusCode = 0, headers } = response;
    const pauseUntil = [429, 503].includes(statusCode) ? readRetryAfter(headers["retry-after"]) : null;
    return { status: statusCode, location: headers.location, pauseUntil };
  });
}

const DAY = 86_400_000;
const LONGEST_PAUSE_DAYS = 30;

/** Seconds or a date (RFC 9110, 10.2.3); null for nothing that can be read. */
export function readRetryAfter(value: string | undefined, now = Date.now()): Date | null {
  if (!value) return null;
  const at = /^\d+$/.test(value) ? now + Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(at) ? null : new Date(Math.min(at, now + LONGEST_PAUSE_DAYS * DAY));
}
