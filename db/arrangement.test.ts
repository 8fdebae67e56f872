import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { freePlace, keepPin, placeArticle, undoArrangement } from "#db/arrangement.ts";
import { withdrawArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { getFrontDesk, listCandidates } from "#db/front-desk.ts";
import { getFrontPage } from "#db/front-page.ts";
import { getSite } from "#db/site.ts";
import { makeEditor } from "#db/testing/editors.ts";
import { change, told } from "#db/testing/heard.ts";
import { hoursAgo, makeDraft, makeLive, makeMedia, operator } from "#db/testing/rows.ts";
import type { Editor } from "#lib/proof.ts";

let editor: Editor;
const made: number[] = [];

beforeAll(async () => {
  editor = await makeEditor("Edda Blatt");
  const leadMediaId = await makeMedia();
  for (let i = 0; i < 8; i++) made.push(await makeLive({ leadMediaId }, { publishedAt: hoursAgo(i + 1) }));
});

const desk = async () => getFrontDesk(await getSite());
const version = async () => (await desk()).last?.version ?? 0;
const standing = async () => (await desk()).places.map(({ article, pin }) => [article?.id, pin !== null]);
const reader = async () => {
  const { lead, second } = await getFrontPage(await getSite());
  return [lead?.id, ...second.map(({ id }) => id)];
};
const place = async (articleId: number, name: "lead" | "second-1" | "second-2" | "second-3") =>
  placeArticle(editor, { version: await version(), articleId, place: name, from: null });

describe("the front page's places", () => {
  it("fill themselves, take whom an editor puts there, and show readers the same", async () => {
    const [a = 0, b = 0, c = 0, d = 0, , , old = 0] = made;
    expect(await standing()).toEqual([
      [a, false],
      [b, false],
      [c, false],
      [d, false],
    ]);
    await place(old, "second-1");
    expect(await standing()).toEqual([
      [a, false],
      [old, true],
      [b, false],
      [c, false],
    ]);
    expect(await reader()).toEqual([a, old, b, c]);
    await place(old, "lead");
    expect(await reader()).toEqual([old, a, b, c]);
    expect((await desk()).last).toMatchObject({ by: "Edda Blatt", kind: "place", place: "lead" });
  });

  it("are given words and an end, and go back step by step", async () => {
    const [a = 0, , , , , , old = 0] = made;
    await keepPin(editor, {
      version: await version(),
      place: "lead",
      title: " Eigene\nWorte ",
      expiresAt: new Date(Date.now() + 60_000),
    });
    expect((await desk()).places[0]?.pin).toMatchObject({ articleId: old, title: "Eigene Worte" });
    expect((await getFrontPage(await getSite())).lead?.title).toBe("Eigene Worte");
    await freePlace(editor, { version: await version(), place: "lead" });
    expect((await reader())[0]).toBe(a);
    await undoArrangement(editor, { version: await version() });
    expect((await desk()).places[0]?.pin).toMatchObject({ articleId: old, title: "Eigene Worte" });
    await undoArrangement(editor, { version: await version() });
    expect((await reader())[0]).toBe(a);
  });

  it("say who stood there when a pin has lapsed", async () => {
    const [a = 0, , , , , , old = 0] = made;
    await place(old, "lead");
    await db().execute(sql`UPDATE slots SET expires_at = now() - interval '1 minute'`);
    expect((await desk()).places[0]).toMatchObject({ pin: null, article: { id: a } });
    expect((await desk()).places[0]?.lapsed).not.toBeNull();
  });
});

describe("a change is refused", () => {
  it("to whoever saw another arrangement: of two at once one comes through", async () => {
    const [a = 0, b = 0] = made;
    const seen = await version();
    const both = await Promise.allSettled(
      [a, b].map((articleId) =>
        placeArticle(editor, { version: seen, articleId, place: "second-3", from: null }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: "changed-meanwhile" });
  });

  it("for what readers do not see, and for ends that are over", async () => {
    await expect(place(await makeDraft(), "lead")).rejects.toMatchObject({ code: "not-found" });
    const gone = await makeLive();
    await withdrawArticle(operator, gone, { reason: "Irrtum" });
    await expect(place(gone, "lead")).rejects.toMatchObject({ code: "not-found" });
    const [a = 0] = made;
    await place(a, "second-2");
    const keep = async (title: string, expiresAt: Date | null) =>
      keepPin(editor, { version: await version(), place: "second-2", title, expiresAt });
    await expect(keep("", hoursAgo(1))).rejects.toMatchObject({ code: "end-missing" });
    await expect(keep("a".repeat(161), null)).rejects.toMatchObject({ code: "text-too-long" });
  });
});

it("tells the document cache", async () => {
  const [a = 0] = made;
  expect(await told(() => place(a, "lead"))).toEqual(change({ hard: ["list:front"] }));
});

it("finds live articles by how words of their titles begin, the newest without any", async () => {
  const id = await makeLive({ title: "Zauneidechsen am Bahndamm" });
  await makeDraft({ title: "Zauneidechsen im Entwurf" });
  expect((await listCandidates("zauneid bahn")).map((one) => one.id)).toEqual([id]);
  expect(await listCandidates("'):* & | !")).toBeInstanceOf(Array);
  expect((await listCandidates("")).map((one) => one.id)).toContain(made[0]);
});
