import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { tags } from "#lib/tags.ts";
import { createLiveEvents, type LiveEvents } from "#server/live.ts";

let events: LiveEvents;
let server: ReturnType<typeof createServer>;

beforeEach(async () => {
  events = createLiveEvents();
  server = createServer((request, response) => events.serve(request, response, request.url ?? ""));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  events.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const change = (...hard: string[]) => ({ gone: [], hard, soft: [] });

type Heard = { said: string; answer: IncomingMessage };

function listen(path: string): Promise<Heard> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path }, (answer) => {
      const heard: Heard = { said: "", answer };
      answer.on("data", (chunk) => {
        heard.said += chunk;
      });
      resolve(heard);
    }).on("error", reject);
  });
}
const news = ({ said }: Heard) => said.split("data: changed").length - 1;

it("tells whoever follows an article that it has changed, and nobody else", async () => {
  const [one, other] = await Promise.all([listen("/live/1"), listen("/live/2")]);
  expect(one.answer.headers["content-type"]).toContain("text/event-stream");
  expect(one.answer.headers["set-cookie"]).toBeUndefined();
  events.apply(change(tags.article(1), tags.teaser(2)));
  await vi.waitFor(() => expect(news(one)).toBe(1));
  expect(news(other)).toBe(0);
  events.apply(change(tags.everything()));
  await vi.waitFor(() => expect(news(other)).toBe(1));
});

it("holds many at once and lets go of those who leave", async () => {
  const all = await Promise.all(Array.from({ length: 400 }, () => listen("/live/7")));
  expect(events.count()).toBe(400);
  events.apply(change(tags.article(7)));
  await vi.waitFor(() => expect(all.every((one) => news(one) === 1)).toBe(true));
  for (const { answer } of all) answer.destroy();
  await vi.waitFor(() => expect(events.count()).toBe(0));
});

it("ends every stream when the portal does", async () => {
  const one = await listen("/live/1");
  const ended = new Promise((resolve) => one.answer.once("end", resolve));
  events.close();
  await ended;
});

it("knows its own addresses only", () => {
  expect(events.isAsked("/live/12")).toBe(true);
  for (const path of ["/live", "/live/", "/live/a", "/live/1/2", "/ki/live"])
    expect(events.isAsked(path)).toBe(false);
});
