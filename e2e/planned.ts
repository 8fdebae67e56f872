import { addArticleNote } from "#db/article-notes.ts";
import { createIdea } from "#db/ideas.ts";
import { getSite } from "#db/site.ts";
import { makePerson } from "#db/testing/people.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import { noonOf } from "#lib/local-time.ts";
import type { Writer } from "#lib/proof.ts";

/** An idea of a test's own on the board, with a note. Planned long ago it stands first among the drafts. */
export type Planned = { id: number; title: string; writer: Writer };

/** @param day "2020-01-15" */
export async function makePlanned(day: string | null): Promise<Planned> {
  await joinPortalDatabase();
  const [section] = (await getSite()).sections;
  if (!section) throw new Error("The demo content has sections.");
  const name = `Feder ${mark()}`;
  const userId = await makePerson({ role: "editor", name });
  const viewer = grantViewer({ userId, name, role: "editor", sessionId: "", addressKey: "" });
  const writer = grantWriter(viewer) as Writer;
  const title = `Vorhaben ${mark()}`;
  const id = await createIdea(writer, {
    title,
    sectionId: section.id,
    language: "de",
    assignedTo: null,
    plannedFor: day ? noonOf(day, "Europe/Berlin") : null,
  });
  await addArticleNote(writer, { articleId: id, text: "Zahlen prüfen.", assignedTo: null, dueAt: null });
  return { id, title, writer };
}
