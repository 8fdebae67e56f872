import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { onChange } from "#lib/changes.ts";
import { closeAll } from "#lib/closing.ts";
import { log } from "#lib/log.ts";
import { createRenderer } from "#server/renderer.ts";
import { type Asked, CHANGES_HEADER, type Said, type ThreadData } from "#server/renderer-messages.ts";

/** The thread in which Next renders: whatever a page costs, the front goes on answering from memory. */
const port = parentPort as MessagePort;
const { root, hostname, port: httpPort, failureText, ...options } = workerData as ThreadData;

const { default: next } = await import("next");
const app = next({ dev: false, dir: root, hostname, port: httpPort });
await app.prepare();
const renderer = createRenderer(app.getRequestHandler(), { ...options, failurePage: () => failureText });

let told = 0;
onChange((change) => {
  told += 1;
  say({ kind: "changed", change });
});

/** Requests that are passed through come over a socket that only this user can open. */
const folder = process.platform === "win32" ? null : mkdtempSync(join(tmpdir(), "depesche-next-"));
const socket = folder === null ? `\\\\.\\pipe\\depesche-${process.pid}` : join(folder, "socket");
const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
  const { writeHead } = response;
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    response.setHeader(CHANGES_HEADER, told);
    return Reflect.apply(writeHead, response, args);
  }) as typeof writeHead;
  renderer.pass(request, response).catch((error: unknown) => {
    log().error({ err: error, url: request.url }, "request failed");
    if (response.headersSent) response.destroy();
    else
      response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" }).end("Internal Server Error\n");
  });
});
server.listen(socket, () => say({ kind: "ready", socket }));

port.on("message", (asked: Asked) => {
  if (asked.kind === "close") void close();
  else void answer(asked);
});

async function answer({ id, key, encoding }: Extract<Asked, { kind: "render" }>): Promise<void> {
  try {
    const outcome = await renderer.render(key, encoding);
    const bytes = Object.values(outcome.entry.document.bodies).map(
      ({ whole }) => whole.bytes.buffer as ArrayBuffer,
    );
    port.postMessage({ kind: "rendered", id, outcome } satisfies Said, bytes);
  } catch (error) {
    say({
      kind: "failed",
      id,
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}

async function close(): Promise<void> {
  server.close();
  server.closeAllConnections();
  await closeAll().catch((error: unknown) => log().error({ err: error }, "ending the jobs failed"));
  await app.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
  port.close();
}

function say(said: Said): void {
  port.postMessage(said);
}
