import { Client } from "pg";
import { withNote } from "#lib/answer.ts";
import { type Change, onChange } from "#lib/changes.ts";

/** What this process tells while fn runs. */
export async function changesOf(fn: () => Promise<unknown>): Promise<Change[]> {
  const heard: Change[] = [];
  const stop = onChange((change) => heard.push(change));
  await fn().finally(stop);
  return heard;
}

/** The same, with names in alphabetical order: in which they are told says nothing. */
export const told = async (fn: () => Promise<unknown>) => (await changesOf(fn)).map(ordered);

/** What `told` gives for one change. */
export const change = (parts: Partial<Change>) => [ordered({ gone: [], hard: [], soft: [], ...parts })];
export const nothing: Change[] = [];
export const everything = change({ hard: ["everything"] });

function ordered({ gone, hard, soft }: Change) {
  return { gone: gone.toSorted(), hard: hard.toSorted(), soft: soft.toSorted() };
}

/** The names of what an answer shows that fn reads for. */
export async function tagsOf(fn: () => Promise<unknown>): Promise<string[]> {
  const note = await withNote(async (note) => {
    await fn();
    return note;
  });
  return [...note.tags].sort();
}

/** A connection as another process would have it. `heard` fills with the payloads that reach it. */
export async function openListener(): Promise<{ client: Client; heard: string[] }> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const heard: string[] = [];
  client.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await client.query("LISTEN depesche_changes");
  return { client, heard };
}
