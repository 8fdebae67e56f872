import { describe, expect, it } from "vitest";
import { changedIssue, type IssueContent, MOST_ITEMS, requireSendable } from "#lib/newsletter-issue.ts";

const content = (...ids: number[]): IssueContent => ({
  subject: "Die Woche",
  intro: ["Guten Morgen"],
  items: ids.map((articleId) => ({ articleId, line: "" })),
});
const input = (more: Partial<Parameters<typeof changedIssue>[1]> = {}) => ({
  subject: "Die Woche",
  intro: "Guten Morgen",
  lines: new Map<number, string>(),
  ...more,
});
const ids = ({ items }: IssueContent) => items.map(({ articleId }) => articleId);
const step = (way: "add" | "remove" | "up" | "down", articleId: number, ...from: number[]) =>
  ids(changedIssue(content(...from), input(), { do: way, articleId }));

describe("a step with an article", () => {
  it("adds at the end, once", () => {
    expect(step("add", 3, 1, 2)).toEqual([1, 2, 3]);
    expect(step("add", 1, 1, 2)).toEqual([1, 2]);
  });
  it("moves past the neighbour and stays at the ends", () => {
    expect(step("up", 3, 1, 2, 3)).toEqual([1, 3, 2]);
    expect(step("down", 1, 1, 2, 3)).toEqual([2, 1, 3]);
    expect(step("up", 1, 1, 2, 3)).toEqual([1, 2, 3]);
    expect(step("down", 3, 1, 2, 3)).toEqual([1, 2, 3]);
  });
  it("takes out; what is not there changes nothing", () => {
    expect(step("remove", 2, 1, 2, 3)).toEqual([1, 3]);
    for (const way of ["remove", "up", "down"] as const) expect(step(way, 9, 1, 2)).toEqual([1, 2]);
  });
  it("refuses more than anybody reads", () => {
    const full = Array.from({ length: MOST_ITEMS }, (_, at) => at + 1);
    expect(() => step("add", 99, ...full)).toThrow("too-many");
    expect(step("add", 30, ...full)).toHaveLength(MOST_ITEMS);
  });
});

it("keeps paragraphs, one line as one line, and words with their article", () => {
  const changed = changedIssue(
    content(1, 2),
    input({
      subject: " Die\n Woche  im Rückblick ",
      intro: "Eins\r\nzwei\r\n\r\nDrei",
      lines: new Map([[2, "Eigene\nWorte"]]),
    }),
    { do: "up", articleId: 2 },
  );
  expect(changed).toEqual({
    subject: "Die Woche im Rückblick",
    intro: ["Eins\nzwei", "Drei"],
    items: [
      { articleId: 2, line: "Eigene Worte" },
      { articleId: 1, line: "" },
    ],
  });
});

it.each([
  ["title-missing", { subject: " \n" }],
  ["title-too-long", { subject: "x".repeat(151) }],
  ["text-too-long", { intro: "x".repeat(2001) }],
  ["text-too-long", { lines: new Map([[1, "x".repeat(301)]]) }],
])("refuses with %s", (code, more) => {
  expect(() => changedIssue(content(1), input(more), null)).toThrow(code);
});

it("sends an introduction alone, or articles alone, and never nothing", () => {
  expect(() => requireSendable({ intro: ["Eins"], items: [] })).not.toThrow();
  expect(() => requireSendable(content(1))).not.toThrow();
  expect(() => requireSendable({ intro: [], items: [] })).toThrow("text-missing");
});
