import { type ServerResponse, STATUS_CODES } from "node:http";

/** A word to machines and to whoever sent what no browser sends. */
export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${STATUS_CODES[status]}\n`);
}

/** Browsers try again by themselves (Refresh), machines know when (Retry-After, seconds). */
export function comeBackSoon(response: ServerResponse): void {
  response.setHeader("Refresh", "1");
  response.setHeader("Retry-After", "1");
  refuse(response, 503);
}
