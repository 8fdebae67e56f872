import { type Agent, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { CHANGES_HEADER } from "#server/renderer-messages.ts";

/** The way to the thread: where it listens, and how to wait until so many of its changes were heard. */
type Line = { socketPath: string; agent: Agent; hear: (count: number) => Promise<void> };

/** Headers of one connection, which say nothing about the next (RFC 9110 §7.6.1). */
const OF_CONNECTION = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer"]);

/** Passes a client's own request on to the thread, and its answer back as it comes. Resolves when the answer is through. */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { socketPath, agent, hear }: Line,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const { method, url } = request;
    const headers = { ...request.headers };
    for (const name of OF_CONNECTION) if (name !== "transfer-encoding") delete headers[name];
    const forwarded = ask({ socketPath, agent, method, path: url, headers, setHost: false });
    forwarded.on("response", (answer) => {
      hear(Number(answer.headers[CHANGES_HEADER] ?? 0)).then(() => {
        if (response.destroyed) return void answer.destroy();
        response.writeHead(answer.statusCode ?? 500, kept(answer.rawHeaders));
        answer.pipe(response);
      }, reject);
      answer.on("error", () => response.destroy());
    });
    forwarded.on("error", reject);
    response.on("close", () => {
      if (!response.writableEnded) forwarded.destroy();
      resolve();
    });
    request.pipe(forwarded);
  });
}

/** The answer's headers, as they came, without those between the two of us. */
function kept(rawHeaders: string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    if (!OF_CONNECTION.has(name.toLowerCase()) && name.toLowerCase() !== CHANGES_HEADER)
      out.push(name, value);
  }
  return out;
}
