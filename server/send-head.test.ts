import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { sendHead } from "#server/send-head.ts";

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n";

async function answered(send: (response: ServerResponse) => void, headers: Record<string, string> = {}) {
  const server = createServer((_, response) => {
    send(response);
    response.end("text");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers });
    expect(await answer.text()).toBe("text");
    return answer;
  } finally {
    server.close();
  }
}

test("a head that was built before arrives, on connections that stay and on those that end", async () => {
  for (const connection of ["keep-alive", "close"]) {
    const answer = await answered((response) => sendHead(response, HEAD), { connection });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect(answer.headers.get("date")).toMatch(/ GMT$/);
  }
});

test("whoever adds to every head is heard", async () => {
  const answer = await answered((response) => {
    const { writeHead } = response;
    response.writeHead = ((...args: Parameters<typeof writeHead>) => {
      response.setHeader("x-added", "1");
      return Reflect.apply(writeHead, response, args);
    }) as typeof writeHead;
    sendHead(response, HEAD);
  });
  expect(answer.headers.get("x-added")).toBe("1");
  expect(answer.headers.get("content-type")).toBe("text/plain");
});
