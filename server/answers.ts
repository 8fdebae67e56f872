import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Headers that speak of the bytes that are not sent. */
const OF_THE_LOST_BODY = ["content-length", "content-encoding", "transfer-encoding", "link", "etag"];

type Finish = {
  failurePage: () => string;
  /** What the page wrote about its answer while it rendered. */
  note: { status: number | null };
};

/**
 * Mends three answers of Next on their way out. A page that is not there says so by its status too. A page that failed is an empty document which only scripts
 * would fill: readers get a page that says so in words. And an address that moved for good answers 301, which
 * every crawler and feed reader knows, where Next would say 308.
 */
export function finishAnswers(
  request: IncomingMessage,
  response: ServerResponse,
  { failurePage, note }: Finish,
): void {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const { write, end, writeHead } = response;
  let failed = false;

  const looksFailed = () => {
    const type = String(response.getHeader("content-type") ?? "");
    failed ||= !response.headersSent && response.statusCode === 500 && type.startsWith("text/html");
    return failed;
  };

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = isRead && status === 308 ? 301 : status;
    if (status === 200 && note.status !== null) response.statusCode = note.status;
    if ([404, 410].includes(response.statusCode)) response.setHeader("x-robots-tag", "noindex");
    const headers = rest.find((argument) => typeof argument === "object") ?? {};
    for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders)) {
      if (value !== undefined) response.setHeader(name, value);
    }
    if (looksFailed()) {
      for (const name of OF_THE_LOST_BODY) response.removeHeader(name);
      response.setHeader("cache-control", "no-store");
    }
    return writeHead.call(response, response.statusCode);
  }) as typeof writeHead;

  response.write = ((...args: Parameters<typeof write>) =>
    looksFailed() ? true : Reflect.apply(write, response, args)) as typeof write;

  response.end = ((...args: Parameters<typeof end>) => {
    if (!looksFailed()) return Reflect.apply(end, response, args);
    return Reflect.apply(end, response, [isRead && request.method === "HEAD" ? undefined : failurePage()]);
  }) as typeof end;
}
