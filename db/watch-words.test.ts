import { describe, expect, it } from "vitest";
import { listSavedViews, removeView, saveView } from "#db/saved-views.ts";
import { makeModerator } from "#db/testing/people.ts";
import { makeSection } from "#db/testing/rows.ts";
import { addWatchWords, listWatchWords, removeWatchWord } from "#db/watch-words.ts";

const moderator = await makeModerator("Otto Wort");

describe("watch words", () => {
  it("come onto the list of a section or of all, each once", async () => {
    const sectionId = await makeSection({ name: "Verkehr" });
    const add = (lines: string, section: number | null = sectionId) =>
      addWatchWords(moderator, { sectionId: section, kind: "suspect", lines });
    expect(await add("Raser*\r\n\n Raser* \nU\u0308bel")).toBe(2);
    expect(await add("Raser*\nNeu")).toBe(1);
    expect(await add("Raser*", null)).toBe(1);
    const own = (await listWatchWords()).filter(({ section }) => section?.id === sectionId);
    expect(own.map(({ pattern }) => pattern).sort()).toEqual(["Neu", "Raser*", "Übel"].sort());
    expect(own[0]).toMatchObject({ kind: "suspect", section: { name: "Verkehr" }, by: "Otto Wort" });
    for (const { id } of own) await removeWatchWord(moderator, id);
    expect((await listWatchWords()).filter(({ section }) => section?.id === sectionId)).toEqual([]);
  });

  it("are words: not nothing, not everything, not a novel", async () => {
    const add = (lines: string, sectionId: number | null = null) =>
      addWatchWords(moderator, { sectionId, kind: "watch", lines });
    for (const lines of ["", " \n ", "*\n**"])
      await expect(add(lines)).rejects.toMatchObject({ code: "text-missing" });
    await expect(add("a".repeat(101))).rejects.toMatchObject({ code: "text-too-long" });
    await expect(add("Wort", 999_999)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("saved views", () => {
  it("are one's own, and replaced by name", async () => {
    const other = await makeModerator("Ada Wort");
    const save = (query: Record<string, string>) =>
      saveView(moderator, { place: "comments", name: " Politik ", query });
    await save({ section: "1" });
    await save({ section: "2" });
    const [view] = await listSavedViews(moderator.userId, "comments");
    expect(view).toMatchObject({ name: "Politik", query: { section: "2" } });
    expect(await listSavedViews(other.userId, "comments")).toEqual([]);
    await removeView(other, view?.id ?? 0);
    expect(await listSavedViews(moderator.userId, "comments")).toHaveLength(1);
    await removeView(moderator, view?.id ?? 0);
    expect(await listSavedViews(moderator.userId, "comments")).toEqual([]);
  });

  it("have names, and are not endless", async () => {
    const save = (name: string) => saveView(moderator, { place: "comments", name, query: {} });
    await expect(save("  ")).rejects.toMatchObject({ code: "text-missing" });
    for (let i = 0; i < 20; i++) await save(`Ansicht ${i}`);
    await expect(save("Eine zu viel")).rejects.toMatchObject({ code: "too-many" });
  });
});
