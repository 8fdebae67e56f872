import { describe, expect, it } from "vitest";
import { addArticleNote, finishNote, seeMention } from "#db/article-notes.ts";
import { publishArticle, withdrawArticle } from "#db/article-writes.ts";
import { addCorrection, editCorrection, withdrawCorrection } from "#db/corrections.ts";
import { createIdea } from "#db/ideas.ts";
import { findNamePlaces } from "#db/name-places.ts";
import { removeName } from "#db/name-removal.ts";
import { planArticle } from "#db/planning.ts";
import { change, changesOf, nothing, told } from "#db/testing/heard.ts";
import { alone, makeDraft, makeLive, makeSection, operator } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { grantWriter } from "#lib/grant.ts";
import type { Writer } from "#lib/proof.ts";

const makeWriter = async () => grantWriter(await makeViewer({ role: "editor" })) as Writer;
const correct = (articleId: number) =>
  addCorrection(operator, { articleId, kind: "correction", text: "Es waren zwei." });
const atOnce = (id: number) =>
  change({ hard: [`article:${id}`, `teaser:${id}`, "list:corrections"], soft: ["list:sitemap"] });

describe("addCorrection", () => {
  it("brings everything that shows the article, at once", async () => {
    const id = await makeLive(alone());
    expect(await told(() => correct(id))).toEqual(atOnce(id));
  });

  it("has the page of all corrections follow its article", async () => {
    const id = await makeLive(alone());
    await correct(id);
    const [gone] = await changesOf(() => withdrawArticle(operator, id, { reason: "Irrtum" }));
    const [back] = await changesOf(() => publishArticle(operator, id, { related: false }));
    for (const heard of [gone, back]) expect(heard?.soft).toContain("list:corrections");
  });
});

describe("editCorrection", () => {
  it("brings the same, and nothing where nothing was mended", async () => {
    const articleId = await makeLive(alone());
    const id = await correct(articleId);
    expect(await told(() => editCorrection(operator, { id, text: "Drei." }))).toEqual(atOnce(articleId));
    expect(await told(() => editCorrection(operator, { id, text: "Drei." }))).toEqual(nothing);
  });
});

describe("withdrawCorrection", () => {
  it("brings the same", async () => {
    const articleId = await makeLive(alone());
    const id = await correct(articleId);
    expect(await told(() => withdrawCorrection(operator, { id, reason: "Doch nicht" }))).toEqual(
      atOnce(articleId),
    );
  });
});

describe("removeName", () => {
  it("leaves no copy that shows the name", async () => {
    const articleId = await makeLive({ ...alone(), standfirst: "Ada" });
    const [heard] = await told(() => removeName(operator, { articleId, names: ["Ada"], word: "N." }));
    expect(heard?.gone).toEqual([`article:${articleId}`, `teaser:${articleId}`]);
    expect(heard?.hard).toEqual(["list:corrections", "list:sitemap"]);
  });
});

describe("findNamePlaces", () => {
  it("only reads", async () => {
    const id = await makeLive(alone());
    expect(await told(() => findNamePlaces(operator, id, ["Ada"]))).toEqual(nothing);
  });
});

describe("createIdea", () => {
  it("brings nothing", async () => {
    const [writer, sectionId] = [await makeWriter(), await makeSection()];
    const idea = {
      title: "Idee",
      sectionId,
      language: "de",
      assignedTo: null,
      plannedFor: new Date(),
    } as const;
    expect(await told(() => createIdea(writer, idea))).toEqual(nothing);
  });
});

describe("planArticle", () => {
  it("brings nothing", async () => {
    const [writer, id] = [await makeWriter(), await makeDraft()];
    expect(await told(() => planArticle(writer, { id, assignedTo: writer.userId }))).toEqual(nothing);
  });
});

describe("addArticleNote", () => {
  it("brings nothing", async () => {
    const [writer, articleId] = [await makeWriter(), await makeLive()];
    const note = { articleId, text: "Bitte lesen", assignedTo: writer.userId, dueAt: null };
    expect(await told(() => addArticleNote(writer, note))).toEqual(nothing);
  });
});

describe("finishNote", () => {
  it("brings nothing", async () => {
    const [writer, articleId] = [await makeWriter(), await makeLive()];
    const id = await addArticleNote(writer, { articleId, text: "Los", assignedTo: null, dueAt: null });
    expect(await told(() => finishNote(writer, { id, done: true }))).toEqual(nothing);
  });
});

describe("seeMention", () => {
  it("brings nothing", async () => {
    const writer = await makeWriter();
    expect(await told(() => seeMention(writer, 1))).toEqual(nothing);
  });
});
