import { ServerResponse } from "node:http";

/** An answer as it goes over the line: head and body in one piece of memory of its own. */
export type Whole = {
  bytes: Uint8Array;
  /** Where in it the date of the answer stands. */
  dateAt: number;
  /** The part of it after the head. */
  body: Uint8Array;
};

/** What Node keeps to itself about the head of an answer. */
type Inner = { _header: string | null; _headerSent: boolean };

const KEEP_ALIVE = "Connection: keep-alive\r\nKeep-Alive: timeout=65\r\n";

/**
 * Node builds and checks each header of each answer anew, and hands head and body to the system apart; both cost
 * more than all else about an answer from memory. The two fields have had their names since Node 0.x; where they
 * are gone the ordinary way is taken: docs/decisions/0010-next-renders-in-a-thread.md.
 */
const isKnown = ["_header", "_headerSent"].every((field) =>
  Object.hasOwn(new ServerResponse({ method: "GET" } as never), field),
);

/** @param head status line and headers up to those of the connection and the moment, each line with its end */
export function wholeOf(head: string, body: Uint8Array): Whole {
  const beforeDate = `${head}${KEEP_ALIVE}Date: `;
  const start = Buffer.from(`${beforeDate}${new Date(0).toUTCString()}\r\n\r\n`, "latin1");
  const bytes = new Uint8Array(start.length + body.length);
  bytes.set(start);
  bytes.set(body, start.length);
  return { bytes, dateAt: beforeDate.length, body: bytes.subarray(start.length) };
}

/**
 * Sends an answer in one piece. @returns false when this one must be sent the ordinary way: the connection ends
 * with it, an earlier answer is still on its way, or somebody has put a function in the place of writeHead().
 */
export function sendWhole(response: ServerResponse, whole: Whole): boolean {
  const { socket } = response;
  if (!isKnown || !socket || !response.shouldKeepAlive || Object.hasOwn(response, "writeHead")) return false;
  // What came from another thread has lost its class, and would be wrapped anew each time.
  if (!Buffer.isBuffer(whole.bytes)) whole.bytes = Buffer.from(whole.bytes.buffer);
  whole.bytes.set(dateNow(), whole.dateAt);
  const inner = response as unknown as Inner;
  inner._header = KEEP_ALIVE;
  inner._headerSent = true;
  socket.write(whole.bytes);
  response.end();
  return true;
}

let date = new Uint8Array();
let second = 0;

/** RFC 9110 §6.6.1, made once a second; always of one length. */
function dateNow(): Uint8Array {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    date = Buffer.from(new Date().toUTCString(), "latin1");
  }
  return date;
}
