import type { ServerResponse } from "node:http";

/** Writes a head that was built before, the way Node documents. @param head status line and headers, each line with its end */
export function sendHead(response: ServerResponse, head: string): void {
  const [status = "", ...lines] = head.trimEnd().split("\r\n");
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
  response.writeHead(Number(status.split(" ")[1]), headers);
}
