import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Headers that speak of the bytes that are not sent. */
const OF_THE_LOST_BODY = ["content-length", "content-encoding", "transfer-encoding", "link", "etag"];

type Finish = {
  failurePage: () => string;
  /** What the page wrote about its answer while it rendered. */
  note: { status: number | null };
  /** Where the page stands when it was asked for with a slash at its end, else null. */
  bare: string | null;
};

/**
 * Has the last word on four answers of Next. A page that is not there says so by its status too. A page that
 * failed is an empty document which only scripts would fill: readers get a page that says so in words. What
 * moved for good answers 301, which every crawler and feed reader knows, where Next would say 308. And a page
 * that was asked for with a slash at its end is one hop away, as is an old address with one.
 */
export function finishAnswers(
  request: IncomingMessage,
  response: ServerResponse,
  { failurePage, note, bare }: Finish,
): void {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const { write, end, writeHead } = response;
  /** What is sent in place of what Next wrote. */
  let instead: string | null = null;

  const settle = () => {
    if (response.headersSent) return;
    if (isRead && response.statusCode === 308) response.statusCode = 301;
    if (response.statusCode === 200 && note.status !== null) response.statusCode = note.status;
    const isDocument = String(response.getHeader("content-type") ?? "").startsWith("text/html");
    if (response.statusCode === 500 && isDocument) {
      instead = failurePage();
      response.setHeader("cache-control", "no-store");
    } else if (isRead && bare !== null && response.statusCode === 200) {
      instead = "";
      response.statusCode = 301;
      response.setHeader("location", bare);
    }
    if (instead !== null) for (const name of OF_THE_LOST_BODY) response.removeHeader(name);
    if ([404, 410].includes(response.statusCode)) response.setHeader("x-robots-tag", "noindex");
  };

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    const headers = rest.find((argument) => typeof argument === "object") ?? {};
    for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders)) {
      if (value !== undefined) response.setHeader(name, value);
    }
    settle();
    return writeHead.call(response, response.statusCode);
  }) as typeof writeHead;

  response.write = ((...args: Parameters<typeof write>) => {
    settle();
    return instead === null ? Reflect.apply(write, response, args) : true;
  }) as typeof write;

  response.end = ((...args: Parameters<typeof end>) => {
    settle();
    if (instead === null) return Reflect.apply(end, response, args);
    return Reflect.apply(end, response, [request.method === "HEAD" ? undefined : instead]);
  }) as typeof end;
}
