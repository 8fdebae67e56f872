import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPressedLinks } from "#server/pressed-links.ts";

const pressed: string[] = [];
const links = createPressedLinks({
  confirm: async (token) => void pressed.push(`confirm ${token}`),
  end: async (token) => {
    pressed.push(`end ${token}`);
    return token === "falsch" ? null : "subscriptions";
  },
});
const server = createServer((request, response) => {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  if (links.isAsked(request, path)) void links.serve(request, response);
  else response.writeHead(418).end();
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => void pressed.splice(0));

const post = (path: string, body = "") => fetch(origin + path, { method: "POST", body, redirect: "manual" });

describe("a link of a mail that is pressed", () => {
  it("ends by one click with neither cookie nor redirect, and says when it is none of ours", async () => {
    const ended = await post("/unsubscribe?token=a.b%2Bc", "List-Unsubscribe=One-Click");
    expect([ended.status, ended.headers.get("set-cookie"), ended.headers.get("location")]).toEqual([
      204,
      null,
      null,
    ]);
    expect(pressed).toEqual(["end a.b+c"]);
    expect((await post("/unsubscribe?token=falsch", "List-Unsubscribe=One-Click")).status).toBe(404);
  });

  it("leads a browser on to a page that says what was done", async () => {
    const locationOf = async (path: string) => {
      const answer = await post(path);
      return [answer.status, answer.headers.get("location"), answer.headers.get("cache-control")];
    };
    expect(await locationOf("/unsubscribe?token=gut")).toEqual([
      303,
      "/unsubscribe?done=subscriptions",
      "no-store",
    ]);
    expect(await locationOf("/unsubscribe?token=falsch")).toEqual([303, "/unsubscribe?done=0", "no-store"]);
    expect(await locationOf("/subscribe/confirm?token=c1.x")).toEqual([
      303,
      "/subscribe/confirm?token=c1.x",
      "no-store",
    ]);
    expect(pressed).toEqual(["end gut", "end falsch", "confirm c1.x"]);
  });

  it("does nothing where it is only looked at, has no token, or brings far too much", async () => {
    for (const path of ["/unsubscribe?token=gut", "/subscribe/confirm?token=gut"])
      expect((await fetch(origin + path)).status).toBe(418);
    expect((await post("/subscribe/manage?token=gut")).status).toBe(418);
    expect((await post("/unsubscribe", "x".repeat(100_000)).catch(() => ({ status: 413 }))).status).toBe(413);
    expect(pressed).toEqual([]);
  });
});
