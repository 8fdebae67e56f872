import { createIssue, getDeskIssue, saveIssue } from "#db/newsletter-desk.ts";
import { fresh, operator } from "#db/testing/rows.ts";
import type { ItemStep } from "#lib/newsletter-issue.ts";

/** The version of an issue that a form would have been opened on. */
export const seenOf = async (id: number) => (await getDeskIssue(id))?.stamp ?? "";

/** Does one thing to an article of an issue, as its form does. */
export async function step(id: number, way: ItemStep["do"], articleId: number, line?: string): Promise<void> {
  const issue = await getDeskIssue(id);
  await saveIssue(
    operator,
    { id, seen: issue?.stamp ?? "" },
    {
      subject: issue?.subject ?? "",
      intro: issue?.intro.join("\n\n") ?? "",
      lines: new Map(line ? [[articleId, line]] : []),
      step: { do: way, articleId },
    },
  );
}

/** A draft with articles in it. */
export async function makeIssue(...articles: number[]): Promise<number> {
  const id = await createIssue(operator, fresh("Die Woche"));
  for (const articleId of articles) await step(id, "add", articleId);
  return id;
}
