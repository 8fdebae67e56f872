import type { IncomingMessage, ServerResponse } from "node:http";
import { paths } from "#lib/paths.ts";
import { refuse } from "#server/plain-answers.ts";

/** What the buttons behind mailed links do, by the token in their address. */
export type Presses = {
  confirm: (token: string) => Promise<void>;
  /** @returns what has ended; null for a token that is none of ours */
  end: (token: string) => Promise<string | null>;
};

export type PressedLinks = {
  isAsked: (request: IncomingMessage, path: string) => boolean;
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

/** Neither form holds more than a word; what is longer is not read to its end. */
const MOST_BYTES = 4_096;

const CONFIRM = pathOf(paths.subscribeConfirm(""));
const END = pathOf(paths.unsubscribe(""));

/**
 * Answers what is posted to the links of mails, without Next: in the minute after a newsletter thousands press, and
 * the way through Next would cost more than the deed (docs/decisions/0012). No cookie, no sign-in, no redirect for mail
 * programs (RFC 8058), wherever it is sent from: the token is the proof. What only looks at them is a page of Next's.
 */
export function createPressedLinks(presses: Presses): PressedLinks {
  return {
    isAsked: ({ method }, path) => method === "POST" && (path === CONFIRM || path === END),
    serve: async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://portal.invalid");
      const token = searchParams.get("token") ?? "";
      const body = await readShort(request);
      if (body === null) return refuse(response, 413);
      if (pathname === CONFIRM) {
        await presses.confirm(token);
        return seeOther(response, paths.subscribeConfirm(token));
      }
      const ended = await presses.end(token);
      if (!body.includes("One-Click")) return seeOther(response, `${END}?done=${ended ?? "0"}`);
      response.writeHead(ended ? 204 : 404, { "Cache-Control": "no-store" }).end();
    },
  };
}

function pathOf(address: string): string {
  return address.split("?", 1)[0] ?? "";
}

function seeOther(response: ServerResponse, location: string): void {
  response.writeHead(303, { Location: location, "Cache-Control": "no-store", "Content-Length": 0 }).end();
}

async function readShort(request: IncomingMessage): Promise<string | null> {
  let body = "";
  for await (const chunk of request as AsyncIterable<Buffer>) {
    body += chunk.toString("latin1");
    if (body.length > MOST_BYTES) return null;
  }
  return body;
}
