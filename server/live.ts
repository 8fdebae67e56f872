import type { IncomingMessage, ServerResponse } from "node:http";
import type { Change } from "#lib/changes.ts";
import { tags } from "#lib/tags.ts";

const PATH = /^\/live\/(\d{1,15})$/;

/** So many listen at once, of one address and of all: each costs a few kilobytes and a socket. */
const MOST_OF_ADDRESS = 20;
const MOST = 10_000;
/** Proxies close what is silent for a minute, in milliseconds. */
const HEARTBEAT_MS = 25_000;
/** How soon a browser comes back whose line broke, in milliseconds; spread, so that all do not come at once. */
const BACK_AFTER_MS = 3_000;

export type LiveEvents = {
  isAsked: (path: string) => boolean;
  /** Answers with a stream that says when an article has changed (WHATWG HTML, server-sent events). */
  serve: (request: IncomingMessage, response: ServerResponse, path: string) => void;
  /** Tells whoever listens. */
  apply: (change: Change) => void;
  close: () => void;
  count: () => number;
};

/**
 * Browsers that follow a live blog. They are told that something has changed and nothing else: what it is they fetch
 * from the page that everybody reads, so a thousand of them cost one rendering.
 */
export function createLiveEvents(): LiveEvents {
  const listening = new Map<number, Set<ServerResponse>>();
  const ofAddress = new Map<string, number>();
  let total = 0;

  const beating = setInterval(() => {
    for (const responses of listening.values()) for (const response of responses) response.write(":\n\n");
  }, HEARTBEAT_MS).unref();

  function serve(request: IncomingMessage, response: ServerResponse, path: string): void {
    const id = Number(PATH.exec(path)?.[1]);
    const address = request.socket.remoteAddress ?? "";
    const own = ofAddress.get(address) ?? 0;
    if (request.method !== "GET") {
      response.writeHead(405, { Allow: "GET" }).end();
      return;
    }
    if (total >= MOST || (own >= MOST_OF_ADDRESS && !isNear(address))) {
      response.writeHead(503, { "Retry-After": "60", "Cache-Control": "no-store" }).end();
      return;
    }
    total++;
    ofAddress.set(address, own + 1);
    const others = listening.get(id) ?? new Set();
    listening.set(id, others.add(response));
    response.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      // nginx would hold small pieces back.
      "X-Accel-Buffering": "no",
    });
    response.write(`retry: ${BACK_AFTER_MS + Math.round(Math.random() * BACK_AFTER_MS)}\n\n`);
    response.once("close", () => {
      total--;
      others.delete(response);
      if (others.size === 0) listening.delete(id);
      const left = (ofAddress.get(address) ?? 1) - 1;
      if (left > 0) ofAddress.set(address, left);
      else ofAddress.delete(address);
    });
  }

  return {
    isAsked: (path) => PATH.test(path),
    serve,
    apply: ({ gone, hard }) => {
      if (total === 0) return;
      const changed = new Set([...gone, ...hard]);
      const all = changed.has(tags.everything()) || changed.has(tags.site());
      for (const [id, responses] of listening) {
        if (!all && !changed.has(tags.article(id))) continue;
        for (const response of responses) response.write("data: changed\n\n");
      }
    },
    close: () => {
      clearInterval(beating);
      for (const responses of listening.values()) for (const response of responses) response.end();
    },
    count: () => total,
  };
}

/** A proxy on this machine or in its network speaks for everybody: it is for the proxy to count. */
const isNear = (address: string) =>
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/.test(address);
