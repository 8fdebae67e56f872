import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { sendHead } from "#server/send-head.ts";
import { sendWhole, wholeOf } from "#server/send-whole.ts";

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n";
const TEXT = Buffer.from("text");
const whole = wholeOf(HEAD, TEXT);

async function serving<T>(listener: RequestListener, ask: (port: number) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await ask((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

function sendEither(response: ServerResponse): void {
  if (sendWhole(response, whole)) return;
  sendHead(response, HEAD);
  response.end(TEXT);
}

const answered = (listener: RequestListener, headers: Record<string, string> = {}) =>
  serving(listener, async (port) => {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers });
    expect(await answer.text()).toBe("text");
    return answer;
  });

test("an answer in one piece arrives, on connections that stay and on those that end", async () => {
  for (const connection of ["keep-alive", "close"]) {
    const answer = await answered((_, response) => sendEither(response), { connection });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect(Date.now() - Date.parse(answer.headers.get("date") ?? "")).toBeLessThan(5_000);
  }
});

test("this Node has the fields that answers in one piece need", async () => {
  let sent = false;
  await serving(
    (_, response) => {
      sent = sendWhole(response, whole);
    },
    async (port) => (await fetch(`http://127.0.0.1:${port}/`)).text(),
  );
  expect(sent).toBe(true);
});

test("whoever adds to every head is heard", async () => {
  const answer = await answered((_, response) => {
    const { writeHead } = response;
    response.writeHead = ((...args: Parameters<typeof writeHead>) => {
      response.setHeader("x-added", "1");
      return Reflect.apply(writeHead, response, args);
    }) as typeof writeHead;
    sendEither(response);
  });
  expect(answer.headers.get("x-added")).toBe("1");
  expect(answer.headers.get("content-type")).toBe("text/plain");
});

test("requests that come in one go are answered in their order, also behind a slow one", async () => {
  const paths = ["/slow", "/1", "/2", "/3"];
  const wholes = new Map(paths.map((path) => [path, wholeOf(`${HEAD}X-Path: ${path}\r\n`, TEXT)]));
  const answers = await serving(
    (request, response) => {
      const path = request.url ?? "";
      const send = () => {
        if (sendWhole(response, wholes.get(path) as typeof whole)) return;
        sendHead(response, `${HEAD}X-Path: ${path}\r\n`);
        response.end(TEXT);
      };
      if (path === "/slow") setTimeout(send, 50);
      else send();
    },
    async (port) => {
      const socket = connect(port, "127.0.0.1");
      const last = paths.length - 1;
      const lines = (at: number) => `Host: a\r\n${at === last ? "Connection: close\r\n" : ""}\r\n`;
      socket.write(paths.map((path, at) => `GET ${path} HTTP/1.1\r\n${lines(at)}`).join(""));
      let text = "";
      for await (const chunk of socket) text += chunk;
      return text;
    },
  );
  expect(answers.match(/^X-Path: .*$/gm)).toEqual(paths.map((path) => `X-Path: ${path}`));
  expect(answers.split("text/plain").length - 1).toBe(paths.length);
});
