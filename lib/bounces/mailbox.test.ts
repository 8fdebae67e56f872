import { afterEach, expect, it } from "vitest";
import { readMailbox } from "#lib/bounces/mailbox.ts";
import { LONGEST_BOUNCE } from "#lib/bounces/parse-bounce.ts";
import { type ImapServer, startImap } from "#lib/testing/imap-server.ts";

let imap: ImapServer | undefined;
afterEach(() => imap?.close());

const mail = (name: string) => `Subject: ${name}\r\n\r\nGrüße\r\n`;
const subjects = (sources: string[]) => sources.map((source) => /Subject: (.*)\r/.exec(source)?.[1]);

/** Reads it, keeping what came. */
async function read(url: string, refuse: (source: string) => boolean = () => false) {
  const taken: string[] = [];
  const count = await readMailbox(url, async (bytes) => {
    const source = Buffer.from(bytes).toString();
    if (refuse(source)) throw new Error("not now");
    taken.push(source);
  });
  return { taken, count };
}

it("hands over what is unread, whole, once, and puts it away", async () => {
  imap = await startImap();
  imap.deliver(mail("eins"));
  imap.deliver(mail("zwei"));
  expect(await read(imap.url)).toEqual({ taken: [mail("eins"), mail("zwei")], count: 2 });
  expect(imap.folder("INBOX")).toEqual([]);
  expect(imap.folder("Processed")?.map(({ seen }) => seen)).toEqual([true, true]);
  imap.deliver(mail("drei"));
  expect(subjects((await read(imap.url)).taken)).toEqual(["drei"]);
  expect(await read(imap.url)).toEqual({ taken: [], count: 0 });
});

it("marks as read what it cannot put away", async () => {
  imap = await startImap({ canMove: false });
  imap.deliver(mail("eins"));
  expect((await read(imap.url)).count).toBe(1);
  expect(imap.folder("INBOX")).toMatchObject([{ seen: true }]);
  expect((await read(imap.url)).count).toBe(0);
});

it("leaves unread what could not be taken, and goes on with the next", async () => {
  imap = await startImap();
  for (const name of ["eins", "zwei", "drei"]) imap.deliver(mail(name));
  await expect(read(imap.url, (source) => source.includes("zwei"))).rejects.toThrow("not now");
  expect(imap.folder("INBOX")).toMatchObject([{ seen: false }]);
  expect(imap.folder("Processed")).toHaveLength(2);
  expect(subjects((await read(imap.url)).taken)).toEqual(["zwei"]);
});

it("reads no more of a mail than a bounce has", async () => {
  imap = await startImap();
  imap.deliver(mail("lang") + "x".repeat(3 * LONGEST_BOUNCE));
  expect((await read(imap.url)).taken[0]).toHaveLength(LONGEST_BOUNCE - 2);
});

it("says when the mailbox cannot be read, and ends nothing", async () => {
  imap = await startImap();
  const { url } = imap;
  await expect(read(url.replace("s%20p%2Fc", "wrong"))).rejects.toThrow();
  await expect(read(url.replace("INBOX", "Nichts"))).rejects.toThrow();
  await imap.close();
  await expect(read(url)).rejects.toThrow();
});
