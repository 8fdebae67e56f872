import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import { withNote } from "#lib/answer.ts";
import { log } from "#lib/log.ts";
import { StartError } from "#lib/start-error.ts";
import { finishAnswers } from "#server/answers.ts";
import { serveMedia } from "#server/media.ts";
import { readTarget, withoutSlash } from "#server/target.ts";

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
export type Front = {
  server: Server;
  /** Takes the port at once; until open() every request is asked to come back. @throws StartError when it cannot */
  listen: (port: number, host: string) => Promise<void>;
  open: (next: NextHandler) => void;
  /** Takes no more requests, lets the running ones finish for a while, then cuts them off. */
  close: () => Promise<void>;
};

/** Longer than a balancer's usual minute, so that it is never us who closes a connection that it is about to use. */
const keepAliveTimeout = 65_000;
const headersTimeout = 15_000;
const requestTimeout = 120_000;
const finishWithin = 5_000;

type Options = {
  dataDir: string;
  /** Sent in place of a document that failed. */
  failurePage: () => string;
};

/** The HTTP front: every request passes here, in this order: malformed → media → (document cache) → Next. */
export function createFront({ dataDir, failurePage }: Options): Front {
  let next: NextHandler | undefined;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setSecurityHeaders(response);
    const handler = next;
    if (!handler) return comeBackSoon(response);
    const target = readTarget(request.url ?? "");
    if (target === null) return refuse(response, 400);
    request.url = target;
    if (serveMedia(request, response, dataDir)) return;
    // The document cache stands here: it answers from memory or records what Next answers.
    const bare = withoutSlash(target);
    if (bare !== null) request.url = bare;
    await withNote((note) => {
      finishAnswers(request, response, { failurePage, note, bare });
      return handler(request, response);
    });
  }

  const server = createServer({ keepAliveTimeout, headersTimeout, requestTimeout }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log().error({ err: error, url: request.url }, "request failed");
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });

  return {
    server,
    listen: (port, host) => listen(server, port, host),
    open: (handler) => {
      next = handler;
    },
    close: () => close(server),
  };
}

function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
}

/** Browsers try again by themselves (Refresh), machines know when (Retry-After, seconds). */
function comeBackSoon(response: ServerResponse): void {
  response.setHeader("Refresh", "1");
  response.setHeader("Retry-After", "1");
  refuse(response, 503);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${STATUS_CODES[status]}\n`);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new StartError(explain(error, port, host))),
    );
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is already in use: stop what listens there, or set PORT.`;
  if (error.code === "EACCES")
    return `Port ${port} may not be opened by this user: set PORT to 1024 or more.`;
  return `Cannot listen on ${host}:${port}: ${error.message}.`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that was busy when the server closed stays open after its answer unless somebody ends it.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), finishWithin);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
