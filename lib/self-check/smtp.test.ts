import { afterEach, expect, it } from "vitest";
import { askFront } from "#lib/self-check/own-front.ts";
import { checkSmtp } from "#lib/self-check/smtp.ts";
import { type SmtpServer, startSmtp } from "#lib/testing/smtp-server.ts";

let server: SmtpServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

it("finds a mail server that greets, and hands nothing over", async () => {
  server = await startSmtp();
  expect(await checkSmtp(server.url)).toBeNull();
  expect(server.received).toEqual([]);
});

it("says in the server's own words why it does not take mail", async () => {
  server = await startSmtp();
  server.answers.GREETING = "554 not for you";
  expect(await checkSmtp(server.url)).toContain("not for you");
  server.answers.GREETING = "hang up";
  expect(await checkSmtp(server.url)).toEqual(expect.any(String));
});

it("says so where nobody listens, and never repeats the password", async () => {
  server = await startSmtp();
  const { port } = new URL(server.url);
  await server.close();
  server = undefined;
  const problem = await checkSmtp(`smtp://user:geheim@127.0.0.1:${port}`);
  expect(problem).toMatch(/ECONNREFUSED|refused/i);
  expect(problem).not.toContain("geheim");
  expect(await askFront({ HOST: "127.0.0.1", PORT: Number(port) }, "/feed.xml")).toBeNull();
});
