import { expect, it } from "vitest";
import { parseStaffSearch, searchedBy, staffSearchQuery } from "#lib/staff-search.ts";

it("looks into what a role has lists of", () => {
  expect(searchedBy("reader")).toEqual([]);
  expect(searchedBy("moderator")).toEqual(["comments"]);
  expect(searchedBy("author")).toEqual(["articles", "media"]);
  expect(searchedBy("editor")).toEqual(["articles", "comments", "media"]);
});

it("reads a search from an address and writes it back", () => {
  const query = { q: "Brücke", in: "comments" };
  expect(staffSearchQuery(parseStaffSearch(query, "editor"))).toEqual(query);
});

it("does not take a kind that is not for the role, nor one that there is not", () => {
  expect(parseStaffSearch({ q: "a", in: "comments" }, "author").kind).toBeNull();
  expect(parseStaffSearch({ q: "a", in: "secrets" }, "admin").kind).toBeNull();
});

it("goes on only in a list of one kind", () => {
  const after = "2026-11-27 10:11:12.345+00 42";
  expect(parseStaffSearch({ q: "a", in: "articles", after }, "editor").articles.after?.id).toBe(42);
  expect(parseStaffSearch({ q: "a", after }, "editor").articles.after).toBeNull();
  expect(parseStaffSearch({ q: "a", in: "comments", after: "7" }, "editor").comments).toBe(7);
});

it("takes only the beginning of what is too long", () => {
  expect(parseStaffSearch({ q: "x".repeat(10_000) }, "admin").words).toHaveLength(120);
});
