import { beforeAll, expect, it } from "vitest";
import {
  closeLiveBlog,
  editEntry,
  getLiveBlog,
  listDeskEntries,
  makeLiveBlog,
  pinEntry,
  withdrawEntry,
  writeEntry,
} from "#db/live-entries.ts";
import { makePerson } from "#db/testing/people.ts";
import { makeLive } from "#db/testing/rows.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import { LIVE_PAGE } from "#lib/live-blog.ts";
import type { Writer } from "#lib/proof.ts";
import type { RefusalCode } from "#lib/refusal.ts";

let editor: Writer;
let author: Writer;
let marks = 0;

beforeAll(async () => {
  const writerOf = async (role: "author" | "editor") => {
    const userId = await makePerson({ role });
    return grantWriter(grantViewer({ userId, name: role, role, sessionId: "", addressKey: "" })) as Writer;
  };
  editor = await writerOf("editor");
  author = await writerOf("author");
});

const write = (id: number, text: string, more: { title?: string; keyEvent?: boolean; once?: string } = {}) =>
  writeEntry(editor, id, { title: "", keyEvent: false, once: `mark ${++marks}`, ...more, text });
const begin = async () => {
  const id = await makeLive();
  await makeLiveBlog(editor, id);
  return id;
};
const refusal = (code: RefusalCode) => expect.objectContaining({ code });
const idsOf = async (id: number) => (await getLiveBlog(id, null)).entries.map((entry) => entry.id);

it("shows the newest first, page by page, what is pinned and what was important apart", async () => {
  const id = await begin();
  for (let n = 1; n <= LIVE_PAGE + 3; n++) await write(id, `Meldung ${n}`, { keyEvent: n === 1 });
  const newest = await getLiveBlog(id, null);
  expect(newest.entries).toHaveLength(LIVE_PAGE);
  expect(newest.keyEvents.map(({ title }) => title)).toEqual(["Meldung 1"]);
  const older = await getLiveBlog(id, newest.before);
  expect(older.entries).toHaveLength(3);
  expect(older.before).toBeNull();
  await pinEntry(editor, id, older.entries[2]?.id ?? 0, true);
  expect((await getLiveBlog(id, null)).pinned).toHaveLength(1);
  expect((await getLiveBlog(id, newest.before)).pinned).toEqual([]);
});

it("takes a form that came twice once, and a change as one that is said", async () => {
  const id = await begin();
  await write(id, "Einmal.", { once: "dieselbe" });
  await write(id, "Einmal.", { once: "dieselbe" });
  const [first] = await idsOf(id);
  expect(await idsOf(id)).toHaveLength(1);
  await editEntry(editor, id, first ?? 0, { title: "Neu", text: "Anders.", keyEvent: true });
  const [entry] = (await getLiveBlog(id, null)).entries;
  expect(entry).toMatchObject({ title: "Neu", keyEvent: true, updatedAt: expect.any(Date) });
});

it("takes an entry from the readers and gives it back; the desk keeps it", async () => {
  const id = await begin();
  await write(id, "Falsch.");
  const [entry = 0] = await idsOf(id);
  await withdrawEntry(editor, id, entry, true);
  expect(await idsOf(id)).toEqual([]);
  expect((await listDeskEntries(id, null)).entries).toMatchObject([{ id: entry, withdrawn: true }]);
  await withdrawEntry(editor, id, entry, false);
  expect(await idsOf(id)).toEqual([entry]);
});

it("is over when it is closed; only who publishes opens it again", async () => {
  const id = await begin();
  await closeLiveBlog(editor, id, true);
  await expect(write(id, "Zu spät.")).rejects.toEqual(refusal("discussion-closed"));
  await expect(closeLiveBlog(author, id, false)).rejects.toEqual(refusal("not-allowed"));
  await closeLiveBlog(editor, id, false);
  await write(id, "Doch noch.");
});

it("refuses what says nothing, what is endless, what is no live blog, and whoever it is not theirs", async () => {
  const id = await begin();
  await expect(write(id, " \n ")).rejects.toEqual(refusal("text-missing"));
  await expect(write(id, "x".repeat(10_000))).rejects.toEqual(refusal("text-too-long"));
  await expect(write(await makeLive(), "x")).rejects.toEqual(refusal("not-found"));
  const foreign = writeEntry(author, id, { title: "", text: "x", keyEvent: false, once: "" });
  await expect(foreign).rejects.toEqual(refusal("not-allowed"));
  await expect(pinEntry(editor, id, 999_999_999, true)).rejects.toEqual(refusal("not-found"));
});
