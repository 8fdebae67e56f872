import { expect, it } from "vitest";
import { ARTICLE_STATES, mayStep, mayWrite, openSteps } from "#lib/workflow.ts";

it("lets an author hand in and no more", () => {
  const steps = ARTICLE_STATES.flatMap((state) => openSteps({ state, role: "author" }));
  expect(steps).toEqual(["submit"]);
});

it("lets an editor publish from every state but the one where it is", () => {
  const from = ARTICLE_STATES.filter((state) => mayStep("publish", { state, role: "editor" }));
  expect(from).toEqual(["draft", "review", "approved", "scheduled", "withdrawn"]);
});

it("offers moderators nothing", () => {
  expect(ARTICLE_STATES.flatMap((state) => openSteps({ state, role: "moderator" }))).toEqual([]);
});

it("lets authors write in their own until it is approved", () => {
  const author = { role: "author", userId: 7 } as const;
  const may = (state: (typeof ARTICLE_STATES)[number], writers = [7]) => mayWrite(author, { state, writers });
  expect(ARTICLE_STATES.filter((state) => may(state))).toEqual(["draft", "review"]);
  expect(may("draft", [8])).toBe(false);
  expect(mayWrite({ role: "editor", userId: 9 }, { state: "live", writers: [] })).toBe(true);
  expect(mayWrite({ role: "moderator", userId: 9 }, { state: "draft", writers: [9] })).toBe(false);
});
