import { expect, it } from "vitest";
import { type Posted, postComment } from "#db/comment-posting.ts";
import { getParticipation } from "#db/comments.ts";
import { findDraft, holdDraft } from "#db/held-drafts.ts";
import { makeLive } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { type CommentDraft, type CommentForm, readCommentForm } from "#lib/comment-form.ts";
import type { Viewer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { attacks, hostileTexts } from "#lib/testing/hostile.ts";

/** Fewer than what one person may write in ten minutes. */
const A_PERSON = 8;

it("keeps whatever somebody comments letter by letter, or gives it back with a word", async () => {
  const texts = [...hostileTexts(), ...attacks()].map((text) => text.toWellFormed());
  const articleId = await makeLive();
  let viewer = await makeViewer();
  const count = { taken: 0, same: 0, refused: 0 };
  for (const [index, text] of texts.entries()) {
    if (index % A_PERSON === 0) viewer = await makeViewer();
    const form = formOf(articleId, text);
    const posted = await post(viewer, form);
    if (posted?.isNew) {
      count.taken += 1;
      const { own } = await getParticipation(viewer, articleId);
      expect(own.find(({ id }) => id === posted.id)?.body).toBe(form.body.trim());
    } else if (posted) {
      // "null" after "NULL": the same words of the same person.
      count.same += 1;
    } else {
      count.refused += 1;
    }
  }
  process.stderr.write(`Commented with ${texts.length} hostile texts: ${JSON.stringify(count)}.\n`);
  expect(count.taken).toBeGreaterThan(count.refused + count.same);
}, 120_000);

function formOf(articleId: number, text: string): CommentForm {
  const typed = new FormData();
  typed.set("articleId", `${articleId}`);
  typed.set("body", text);
  const form = readCommentForm(typed, Date.now());
  if (!form) throw new Error("not read");
  return form;
}

/** @returns null for a refusal, whose text its writer gets again */
async function post(viewer: Viewer, form: CommentForm): Promise<Posted | null> {
  try {
    return await postComment(viewer, form);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.code).toBe("comment-refused");
    const draft: CommentDraft = { ...form, problem: { code: error.code, values: error.values } };
    const token = await holdDraft(viewer, "comment", draft);
    expect((await findDraft<CommentDraft>("comment", token ?? ""))?.body).toBe(form.body);
    return null;
  }
}
