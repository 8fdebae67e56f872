import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isPublicAddress, safeFetch, safeFetchBytes } from "#lib/safe-fetch.ts";

let server: Server;
let origin = "";
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const say = (type: string, body: string | Buffer, more: Record<string, string> = {}) =>
      response.writeHead(200, { "Content-Type": type, ...more }).end(body);
    const routes: Record<string, () => void> = {
      "/feed": () => say("application/rss+xml; charset=utf-8", "<rss>ä</rss>"),
      "/latin": () => say("text/xml; charset=iso-8859-1", Buffer.from([0xe4])),
      "/gzip": () => say("text/xml", gzipSync("<rss/>"), { "Content-Encoding": "gzip" }),
      "/bomb": () => say("text/xml", gzipSync("a".repeat(3_000_000)), { "Content-Encoding": "gzip" }),
      "/large": () => say("text/xml", "a".repeat(3_000_000)),
      "/page": () => say("text/html", "<p>"),
      "/gone": () => response.writeHead(404).end(),
      "/slow": () => {},
      "/drip": () => response.writeHead(200, { "Content-Type": "text/xml" }).write("<rss>"),
      "/moved": () => response.writeHead(302, { Location: "/feed" }).end(),
      "/round": () => response.writeHead(302, { Location: "/round" }).end(),
      "/inside": () => response.writeHead(302, { Location: "http://192.168.0.1/secret" }).end(),
      "/metadata": () => response.writeHead(307, { Location: "http://169.254.169.254/latest" }).end(),
      "/file": () => response.writeHead(302, { Location: "file:///etc/passwd" }).end(),
    };
    routes[request.url ?? ""]?.();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const accept = ["application/rss+xml", "text/xml"];
const fetchHere = (path: string, more = {}) =>
  safeFetch(origin + path, { accept, allowLoopback: true, ...more });

it("gives bytes as they are, under the same guard", async () => {
  const { bytes, type } = await safeFetchBytes(`${origin}/latin`, { accept, allowLoopback: true });
  expect([...bytes, type]).toEqual([0xe4, "text/xml"]);
  await expect(safeFetchBytes(`${origin}/latin`, { accept })).rejects.toMatchObject({ fault: "internal" });
});

describe("an address that leads inwards", () => {
  it.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.5.4/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[ff02::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://localhost/",
  ])("%s", async (address) => {
    await expect(safeFetch(address, { accept })).rejects.toMatchObject({ fault: "internal" });
  });

  it("is not asked, not even where a redirect leads there", async () => {
    for (const path of ["/inside", "/metadata"])
      await expect(fetchHere(path)).rejects.toMatchObject({ fault: "internal" });
    asked.length = 0;
    await expect(safeFetch(`${origin}/feed`, { accept })).rejects.toMatchObject({ fault: "internal" });
    expect(asked).toEqual([]);
  });
});

it.each([
  "ftp://example.org/feed",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "http://user:secret@example.org/",
  "nonsense",
  "",
])("is no address for the web: %s", async (address) => {
  await expect(safeFetch(address, { accept })).rejects.toMatchObject({ fault: "address" });
});

it("knows the Internet's addresses", () => {
  expect(["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"].map((one) => isPublicAddress(one))).toEqual([
    true,
    true,
    true,
  ]);
  expect([
    isPublicAddress("localhost"),
    isPublicAddress(""),
    isPublicAddress("10.0.0.1", { allowLoopback: true }),
  ]).toEqual([false, false, false]);
});

describe("what is fetched", () => {
  it("comes as text, in whatever way it was packed and written", async () => {
    expect(await fetchHere("/feed")).toMatchObject({ type: "application/rss+xml", body: "<rss>ä</rss>" });
    expect((await fetchHere("/latin")).body).toBe("ä");
    expect((await fetchHere("/gzip")).body).toBe("<rss/>");
    expect(await fetchHere("/moved")).toMatchObject({ url: `${origin}/feed` });
  });

  it("comes by name too, from the address that the name was looked up to", async () => {
    const { port } = server.address() as AddressInfo;
    const answer = await safeFetch(`http://localhost:${port}/feed`, { accept, allowLoopback: true });
    expect(answer.body).toBe("<rss>ä</rss>");
  });

  it.each([
    ["/large", "size"],
    ["/bomb", "size"],
    ["/page", "type"],
    ["/gone", "status"],
    ["/round", "redirects"],
    ["/file", "address"],
    ["/slow", "timeout"],
    ["/drip", "timeout"],
  ])("%s is refused: %s", async (path, fault) => {
    // Only who is to run out of time gets little of it: a busy machine is slow for everybody.
    const timeout = fault === "timeout" ? 400 : 20_000;
    await expect(fetchHere(path, { timeout })).rejects.toMatchObject({ fault });
  });

  it("is unreachable where nobody listens and where the name is nobody's", async () => {
    for (const address of ["http://127.0.0.1:1/", "http://no-such-host.invalid/"])
      await expect(safeFetch(address, { accept, allowLoopback: true })).rejects.toMatchObject({
        fault: "unreachable",
      });
  });
});
