import type { Server } from "node:http";
import { StartError } from "#lib/start-error.ts";

const finishWithin = 5_000;

/** @throws StartError with the sentence for the operator */
export function listenOn(server: Server, port: number, host: string): Promise<void> {
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

/** Takes no more requests, lets the running ones finish for a while, then cuts them off. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that was busy when the server closed stays open after its answer unless somebody ends it.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), finishWithin);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
