import { Agent, type IncomingHttpHeaders, request } from "node:http";

/** An answer as it came over the line: what was coded is not decoded. */
export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: () => string;
};

const MOST_CONNECTIONS = 16;
const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });

/**
 * @param accept value of Accept-Encoding; default: none
 * @param form what a form holds, to be sent; default: nothing is, it is a GET
 */
export function ask(url: string, { accept, form }: { accept?: string; form?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(accept !== undefined && { "Accept-Encoding": accept }),
      ...(form !== undefined && { "Content-Type": "application/x-www-form-urlencoded" }),
    };
    const method = form === undefined ? "GET" : "POST";
    const asking = request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text: () => bytes.toString(),
        });
      });
    });
    asking.on("error", reject);
    asking.end(form);
  });
}

/** Asks for all of them, so many at once. @returns how often each status came */
export async function askAll(
  origin: string,
  paths: Iterable<string>,
  atOnce: number,
): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  const waiting = paths[Symbol.iterator]();
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const { status } = await ask(origin + next.value, { accept: "br" });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return statuses;
}
