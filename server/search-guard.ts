import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { addressKey, clientAddress, isOurs } from "#lib/client-address.ts";
import { paths } from "#lib/paths.ts";
import type { SearchKind } from "#lib/reader-routes.ts";
import { SEARCH_WINDOW_SECONDS, SEARCHES_IN_WINDOW } from "#lib/search/limits.ts";
import { refuse } from "#server/plain-answers.ts";
import type { Renderer } from "#server/renderer.ts";
import { sendDocument } from "#server/send-document.ts";
import type { Entry } from "#server/store.ts";

export type SearchGuard = {
  /** Whether the client may not search any more for now; counts one more. @param hops X-Forwarded-For, who spoke to us last */
  isTooMuch: (kind: SearchKind, hops: string) => boolean;
  /** Answers 429: people with a page, others with a word. @param withHeaders gives the word what every answer has */
  refuse: (
    kind: SearchKind,
    request: IncomingMessage,
    response: { response: ServerResponse; withHeaders: (response: ServerResponse) => ServerResponse },
  ) => Promise<void>;
};

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
  let page: { made: Promise<Entry>; until: number } | undefined;

  /** Made once in a window, however many are refused. */
  function readPage(): Promise<Entry> {
    if (!page || page.until < now()) {
      const made = render(paths.tooManySearches(), "identity").then(({ entry }) => entry);
      page = { made, until: now() + length };
      made.catch(() => {
        page = undefined;
      });
    }
    return page.made;
  }

  return {
    isTooMuch: (kind, hops) => {
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
    },
    refuse: async (kind, request, { response, withHeaders }) => {
      const entry = kind === "search" ? await readPage().catch(() => null) : null;
      if (entry?.document.status === 429) return sendDocument(request, response, entry.document);
      response.setHeader("Retry-After", SEARCH_WINDOW_SECONDS);
      refuse(withHeaders(response), 429);
    },
  };
}
