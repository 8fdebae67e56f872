import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, expect, it } from "vitest";
import { isSuppressed } from "#db/suppressions.ts";
import { bounceOf as reportOf, sentMail } from "#db/testing/bounced.ts";
import { fresh } from "#db/testing/rows.ts";
import { readBounces, takeBounce } from "#jobs/bounces.ts";
import { env } from "#lib/env.ts";
import { type ImapServer, startImap } from "#lib/testing/imap-server.ts";

const folder = mkdtempSync(join(tmpdir(), "depesche-bounces-"));
let imap: ImapServer | undefined;

beforeAll(() => {
  process.env.AUTH_SECRET = "a secret of this test, long enough";
  Object.assign(env(), { DATA_DIR: folder, AUTH_SECRET: process.env.AUTH_SECRET });
});
afterEach(async () => {
  Object.assign(env(), { BOUNCE_URL: undefined });
  await imap?.close();
  rmSync(join(folder, "bounces"), { recursive: true, force: true });
});

const sendOne = () => sentMail(fresh("12"));
const bounceOf = (messageId: string, own = fresh("bounce")) => reportOf(messageId, own);

function lay(name: string, source: string, { secondsAgo = 60, sub = "" } = {}): void {
  const place = join(folder, "bounces", sub);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, name), source);
  const at = Date.now() / 1000 - secondsAgo;
  utimesSync(join(place, name), at, at);
}

it("reads a mailbox and a folder, and ends bulk mail to whoever they name", async () => {
  imap = await startImap();
  Object.assign(env(), { BOUNCE_URL: imap.url });
  const [one, other] = [await sendOne(), await sendOne()];
  imap.deliver(bounceOf(one.messageId));
  imap.deliver("Subject: Abwesend\r\n\r\nIch bin weg.");
  lay("a.eml", bounceOf(other.messageId));
  await readBounces();
  expect([await isSuppressed(one.to), await isSuppressed(other.to)]).toEqual([true, true]);
  expect(imap.folder("Processed")).toHaveLength(2);
  expect(readdirSync(join(folder, "bounces"))).toEqual(["done"]);
  expect(readdirSync(join(folder, "bounces/done"))).toEqual(["a.eml"]);
});

it("leaves a file alone that is being written, and other files always; forgets what it kept for a month", async () => {
  lay("jung.eml", bounceOf((await sendOne()).messageId), { secondsAgo: 1 });
  lay("notiz.txt", "x");
  lay("alt.eml", "x", { secondsAgo: 40 * 86_400, sub: "done" });
  await readBounces();
  expect(readdirSync(join(folder, "bounces")).sort()).toEqual(["done", "jung.eml", "notiz.txt"]);
  expect(readdirSync(join(folder, "bounces/done"))).toEqual([]);
});

it("reads the folder also where the mailbox is away, and says so", async () => {
  imap = await startImap();
  Object.assign(env(), { BOUNCE_URL: imap.url });
  await imap.close();
  const { to, messageId } = await sendOne();
  lay("a.eml", bounceOf(messageId));
  await expect(readBounces()).rejects.toThrow();
  expect(await isSuppressed(to)).toBe(true);
});

it("counts a mail once that comes by two ways", async () => {
  const { messageId } = await sendOne();
  const source = bounceOf(messageId);
  expect(await takeBounce(Buffer.from(source))).toBe("suppressed");
  expect(await takeBounce(Buffer.from(`Received: from elsewhere\n${source}`))).toBe("known");
});

it.each([
  ["without the id of a mail", (source: string) => source.replace(/\nMessage-ID: <12.*\n/, "\n"), "not-ours"],
  [
    "with a zero byte in every place",
    (source: string) => source.replaceAll("5.1.1", "5.1.1\0\0").replace("x@y", "x\0@y"),
    "suppressed",
  ],
  ["that is nothing", () => "\0\xff", "no-bounce"],
] as const)("takes a bounce %s", async (_, change, outcome) => {
  const { messageId } = await sendOne();
  expect(await takeBounce(Buffer.from(change(bounceOf(messageId))))).toBe(outcome);
});
