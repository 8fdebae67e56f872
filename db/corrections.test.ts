import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { getArticle } from "#db/articles.ts";
import { db } from "#db/client.ts";
import { listArticleCorrections, listCorrections } from "#db/correction-lists.ts";
import { addCorrection, editCorrection, withdrawCorrection } from "#db/corrections.ts";
import { addressOf, makeDraft, makeLive, operator } from "#db/testing/rows.ts";

const correct = (articleId: number, text = "Es waren zwei.") =>
  addCorrection(operator, { articleId, kind: "correction", text });
const articleAt = async (id: number) => getArticle(...(await addressOf(id)));
const listed = async (articleId: number) =>
  (await listCorrections(1)).items.filter(({ article }) => article.id === articleId);

describe("a correction", () => {
  it("stands under the article and on the page of all, and is a substantive change", async () => {
    const id = await makeLive();
    expect((await articleAt(id))?.updatedAt).toBeNull();
    await addCorrection(operator, { articleId: id, kind: "reply", text: " Ich war es\r\nnicht.\n" });
    const article = await articleAt(id);
    expect(article?.corrections).toEqual([
      { kind: "reply", text: "Ich war es\nnicht.", at: expect.any(Date) },
    ]);
    expect(article?.updatedAt).toBeInstanceOf(Date);
    expect(await listed(id)).toMatchObject([{ kind: "reply", text: "Ich war es\nnicht." }]);
  });

  it("says something, about what readers can see", async () => {
    const id = await makeLive();
    await expect(correct(id, " \n ")).rejects.toMatchObject({ code: "text-missing" });
    await expect(correct(id, "x".repeat(20_001))).rejects.toMatchObject({ code: "text-too-long" });
    await expect(correct(await makeDraft())).rejects.toMatchObject({ code: "not-live" });
    await expect(correct(987_654_321)).rejects.toMatchObject({ code: "not-found" });
    expect((await articleAt(id))?.updatedAt).toBeNull();
  });

  it("is one however often it is sent", async () => {
    const id = await makeLive();
    const both = await Promise.all([correct(id), correct(id)]);
    expect(new Set(both).size).toBe(1);
    expect(await listed(id)).toHaveLength(1);
  });

  it("is mended while it is young", async () => {
    const articleId = await makeLive();
    const id = await correct(articleId);
    await editCorrection(operator, { id, text: "Es waren drei." });
    expect((await articleAt(articleId))?.corrections).toMatchObject([{ text: "Es waren drei." }]);
    await db().execute(
      sql`UPDATE corrections SET created_at = now() - interval '31 minutes' WHERE id = ${id}`,
    );
    await expect(editCorrection(operator, { id, text: "Vier." })).rejects.toMatchObject({ code: "too-late" });
  });

  it("is taken back with a reason, once", async () => {
    const articleId = await makeLive();
    const id = await correct(articleId);
    await expect(withdrawCorrection(operator, { id, reason: " " })).rejects.toMatchObject({
      code: "reason-missing",
    });
    await withdrawCorrection(operator, { id, reason: "Doch einer" });
    expect((await articleAt(articleId))?.corrections).toEqual([]);
    expect(await listed(articleId)).toEqual([]);
    expect(await listArticleCorrections(articleId)).toMatchObject([{ withdrawnReason: "Doch einer" }]);
    await expect(withdrawCorrection(operator, { id, reason: "Noch mal" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("goes with its article", async () => {
    const id = await makeLive();
    await correct(id);
    await updateArticle(operator, id, { changes: { title: "Neu" }, substantive: false });
    expect(await listed(id)).toMatchObject([{ article: { title: "Neu" } }]);
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    expect(await listed(id)).toEqual([]);
  });
});
