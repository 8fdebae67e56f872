import { makePerson } from "#db/testing/people.ts";
import { grantEditor, grantViewer } from "#lib/grant.ts";
import type { Editor } from "#lib/proof.ts";

export async function makeEditor(name: string): Promise<Editor> {
  const userId = await makePerson({ role: "editor", name });
  return grantEditor(grantViewer({ userId, name, role: "editor", sessionId: "", addressKey: "" })) as Editor;
}
