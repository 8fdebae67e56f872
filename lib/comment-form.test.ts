import { expect, it } from "vitest";
import { readCommentForm } from "#lib/comment-form.ts";

const now = 1_800_000_000_000;
const read = (fields: Record<string, string>) =>
  readCommentForm(new URLSearchParams({ articleId: "7", body: "Ein Satz.", ...fields }), now);

it("reads a comment as it was typed", () => {
  expect(read({ parentId: "12", body: "u\u0308ber\r\nzwei\tZeilen <b>" })).toEqual({
    articleId: 7,
    parentId: 12,
    body: "über\nzwei\tZeilen <b>",
    clues: { honeypot: false, seconds: null },
  });
});

it("drops what no database takes", () => {
  expect(read({ body: "a\u0000b\u0007c\ud800d" })?.body).toBe("abc\ufffdd");
});

it("is no form of ours without numbers where numbers belong", () => {
  for (const id of ["", "abc", "-1", "1.5", "99999999999999999999"]) {
    expect(read({ articleId: id })).toBeNull();
    if (id) expect(read({ parentId: id })).toBeNull();
  }
});

it("notices the trap, and how long it took where that can be known", () => {
  expect(read({ website: "x" })?.clues.honeypot).toBe(true);
  expect(read({ shownAt: String(now - 4_000) })?.clues.seconds).toBe(4);
  for (const shownAt of ["", "x", "-1", String(now + 1)]) expect(read({ shownAt })?.clues.seconds).toBeNull();
});
