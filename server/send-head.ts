import { ServerResponse } from "node:http";

/** Where Node keeps the head of an answer once it is written. */
type WithHead = ServerResponse & { _header: string | null };

const KEEP_ALIVE = "Connection: keep-alive\r\nKeep-Alive: timeout=65\r\n";

/** Node builds and checks each header of each answer anew, which costs more than all else about an answer from
 * memory. Ours are built once; the field has had this name since Node 0.x, and where it is gone the ordinary way
 * is taken: docs/decisions/0010-next-renders-in-a-thread.md. */
const canPreset =
  "_header" in ServerResponse.prototype ||
  Object.hasOwn(new ServerResponse({ method: "GET" } as never), "_header");

let date = "";
let second = 0;

/** Writes a head that was built before. @param head status line and headers, each line with its end */
export function sendHead(response: ServerResponse, head: string): void {
  // Whoever has put a function in the place of writeHead() adds to the head, and must be asked.
  const isWatched = Object.hasOwn(response, "writeHead");
  if (canPreset && response.shouldKeepAlive && !isWatched)
    (response as WithHead)._header = `${head}${KEEP_ALIVE}${dateLine()}`;
  else response.writeHead(...parsed(head));
}

/** RFC 9110 §6.6.1, made once a second. */
function dateLine(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    date = `Date: ${new Date().toUTCString()}\r\n\r\n`;
  }
  return date;
}

function parsed(head: string): [number, string[]] {
  const [status = "", ...lines] = head.trimEnd().split("\r\n");
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
  return [Number(status.split(" ")[1]), headers];
}
