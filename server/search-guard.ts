import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { addressKey, clientAddress, isOurs } from "#lib/client-address.ts";
import { paths } from "#lib/paths.ts";
import type { SearchKind } from "#lib/reader-routes.ts";
import {
  BUSY_SECONDS,
  SEARCH_WINDOW_SECONDS,
  SEARCHES_IN_WINDOW,
  SEARCHES_UNDER_WAY,
} from "#lib/search/limits.ts";
import { refuse } from "#server/plain-answers.ts";
import type { Renderer } from "#server/renderer.ts";
import { sendDocument } from "#server/send-document.ts";
import type { Entry } from "#server/store.ts";

/** 429: this client has asked too often. 503: too much is under way. */
type Refusal = 429 | 503;

type Answering = {
  request: IncomingMessage;
  response: ServerResponse;
  /** Gives a mere word what every answer has. */
  withHeaders: (response: ServerResponse) => ServerResponse;
};

export type SearchGuard = {
  /** Whether the client may not search now; counts one more. @param hops X-Forwarded-For, who spoke to us last */
  refusal: (kind: SearchKind, hops: string) => Refusal | null;
  /** People get a page, others a word. */
  refuse: (refusal: Refusal, kind: SearchKind, answering: Answering) => Promise<void>;
  /** Counts a search as under way until its page is there. */
  during: <Result>(kind: SearchKind | null, search: () => Promise<Result>) => Promise<Result>;
};

const PAGES = { 429: paths.tooManySearches(), 503: paths.busySearches() };
const RETRY_AFTER = { 429: SEARCH_WINDOW_SECONDS, 503: BUSY_SECONDS };

/** Beyond so many addresses in a window the bound on all searches (db/search-turns.ts) is what is left. */
const MOST_KNOWN = 100_000;

/**
 * Counts searches that are not in memory for each address, here and not in the database, which is to be spared. What
 * an address is called is made with a secret that nobody has after the process has ended, and forgotten with the window.
 * @param render makes the page, from the same frame as every other
 */
export function createSearchGuard(render: Renderer["render"], now = () => Date.now()): SearchGuard {
  const secret = randomBytes(32).toString("base64");
  const length = SEARCH_WINDOW_SECONDS * 1000;
  let counts = new Map<string, number>();
  let began = now();
  let underWay = 0;
  const pages = new Map<Refusal, { made: Promise<Entry>; until: number }>();

  /** Made once in a window, however many are refused. */
  function readPage(refusal: Refusal): Promise<Entry> {
    const kept = pages.get(refusal);
    if (kept && kept.until > now()) return kept.made;
    const made = render(PAGES[refusal], "identity").then(({ entry }) => entry);
    pages.set(refusal, { made, until: now() + length });
    made.catch(() => pages.delete(refusal));
    return made;
  }

  function isTooMuch(kind: SearchKind, hops: string): boolean {
    const address = clientAddress(hops);
    // All readers would be one where a proxy keeps their addresses to itself.
    if (address === "" || isOurs(address)) return false;
    if (now() - began >= length) {
      counts = new Map();
      began = now();
    }
    const key = `${kind} ${addressKey(address, { secret, now: new Date(now()) })}`;
    const count = (counts.get(key) ?? 0) + 1;
    if (count > 1 || counts.size < MOST_KNOWN) counts.set(key, count);
    return count > SEARCHES_IN_WINDOW[kind];
  }

  return {
    refusal: (kind, hops) => {
      if (isTooMuch(kind, hops)) return 429;
      return underWay >= SEARCHES_UNDER_WAY ? 503 : null;
    },
    refuse: async (refusal, kind, { request, response, withHeaders }) => {
      const entry = kind === "search" ? await readPage(refusal).catch(() => null) : null;
      if (entry?.document.status === refusal) return sendDocument(request, response, entry.document);
      response.setHeader("Retry-After", RETRY_AFTER[refusal]);
      refuse(withHeaders(response), refusal);
    },
    during: async (kind, search) => {
      if (kind === null) return search();
      underWay += 1;
      try {
        return await search();
      } finally {
        underWay -= 1;
      }
    },
  };
}
