import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { finishAnswers } from "#server/answers.ts";
import { failurePage } from "#server/failure-page.ts";

async function answer(
  listener: RequestListener,
  init?: RequestInit,
  { status = null, bare = null }: { status?: number | null; bare?: string | null } = {},
): Promise<Response> {
  const server = createServer((request, response) => {
    finishAnswers(request, response, { failurePage: () => "<p>failure</p>", note: { status }, bare });
    listener(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`, { redirect: "manual", ...init });
    return new Response(await response.text(), { status: response.status, headers: response.headers });
  } finally {
    server.close();
  }
}

test("a document that failed is replaced, however it is written", async () => {
  const head = { "Content-Type": "text/html; charset=utf-8", "Content-Length": "5" };
  const listeners: RequestListener[] = [
    (_, response) => response.writeHead(500, head).end("empty"),
    (_, response) => {
      response.statusCode = 500;
      response.setHeader("Content-Type", "text/html");
      response.write("emp");
      response.end("ty");
    },
  ];
  for (const listener of listeners) {
    const response = await answer(listener);
    expect(response.status).toBe(500);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toBe("<p>failure</p>");
  }
});

test("what did not fail, and what is no document, stays", async () => {
  const page = await answer((_, response) =>
    response.writeHead(200, { "Content-Type": "text/html" }).end("page"),
  );
  expect(await page.text()).toBe("page");
  const data = await answer((_, response) =>
    response.writeHead(500, { "Content-Type": "application/json" }).end("{}"),
  );
  expect(await data.text()).toBe("{}");
});

test("what moved for good answers 301 to readers; a form keeps its 308", async () => {
  const moved: RequestListener = (_, response) => response.writeHead(308, { Location: "/new" }).end();
  expect((await answer(moved)).status).toBe(301);
  expect((await answer(moved, { method: "POST" })).status).toBe(308);
});

test("the failure page says so in the portal's language, escaped", () => {
  const page = failurePage({ SITE_LOCALE: "de", SITE_NAME: "A & <B>" });
  expect(page).toContain('<html lang="de">');
  expect(page).toContain("A &amp; &lt;B&gt;");
  expect(page).not.toContain("<script");
});

test("a page that wrote 404 or 410 on its note answers so, and search engines leave it", async () => {
  const page: RequestListener = (_, response) =>
    response.writeHead(200, { "Content-Type": "text/html" }).end("gone");
  const response = await answer(page, undefined, { status: 410 });
  expect(response.status).toBe(410);
  expect(response.headers.get("x-robots-tag")).toBe("noindex");
  expect(await response.text()).toBe("gone");
  expect((await answer(page)).headers.get("x-robots-tag")).toBeNull();
});

test("a page asked for with a slash at its end is one hop away; what is not there stays not there", async () => {
  const page: RequestListener = (_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.write("page");
    response.end();
  };
  const response = await answer(page, undefined, { bare: "/latest?page=2" });
  expect(response.status).toBe(301);
  expect(response.headers.get("location")).toBe("/latest?page=2");
  expect(await response.text()).toBe("");
  expect((await answer(page, undefined, { bare: "/nix", status: 404 })).status).toBe(404);
  const moved: RequestListener = (_, response) => response.writeHead(308, { Location: "/new" }).end();
  expect((await answer(moved, undefined, { bare: "/old" })).headers.get("location")).toBe("/new");
  expect((await answer(page, { method: "POST" }, { bare: "/latest" })).status).toBe(200);
});
