import { describe, expect, it } from "vitest";
import { changedMenu, type MenuEntry, markOf, menuEntry } from "#lib/menu.ts";

const link = (label: string, list: "header" | "footer" = "header"): MenuEntry => ({
  list,
  label,
  kind: "address",
  href: `/${label}`,
});
const [a, b, c] = [link("a"), link("b", "footer"), link("c")];
const menu = [a, b, c];

it.each(["/wir", "/wir?x=1#y", "https://example.org/a", "http://example.org"])("leads to %s", (href) => {
  expect(menuEntry.safeParse({ ...a, href }).success).toBe(true);
});

it.each([
  ...[
    "javascript:alert(1)",
    "//evil.example",
    "/\\evil.example",
    "wir",
    "",
    "https://",
    "/a b",
    "data:text/html,x",
  ],
  ...["ftp://example.org", " javascript:alert(1)", "https://exa mple.org"],
])("leads nowhere: %j", (href) => {
  expect(() => changedMenu([], { kind: "add", entry: { ...a, href } })).toThrow("link-malformed");
});

describe("changedMenu", () => {
  it("moves an entry among those of its own list", () => {
    const move = (at: number, way: "up" | "down") =>
      changedMenu(menu, { kind: "move", at, way, entry: markOf(menu[at] as MenuEntry) });
    expect(move(2, "up")).toEqual([c, b, a]);
    expect(move(0, "down")).toEqual([c, b, a]);
    expect(move(0, "up")).toEqual(menu);
    expect(move(1, "down")).toEqual(menu);
  });

  it("takes an entry out, and puts it back where it was", () => {
    const without = changedMenu(menu, { kind: "remove", at: 1, entry: markOf(b) });
    expect(without).toEqual([a, c]);
    expect(changedMenu(without, { kind: "add", entry: b, at: 1 })).toEqual(menu);
  });

  it("does nothing to another entry that has come to the place", () => {
    expect(() => changedMenu(menu, { kind: "remove", at: 0, entry: markOf(c) })).toThrow("changed-meanwhile");
    expect(() => changedMenu([], { kind: "move", at: 0, way: "up", entry: markOf(a) })).toThrow(
      "changed-meanwhile",
    );
  });

  it("refuses what has no words, and one too many", () => {
    expect(() => changedMenu([], { kind: "add", entry: { ...a, label: " " } })).toThrow("setting-invalid");
    const full = Array.from({ length: 20 }, (_, at) => link(`${at}`));
    expect(() => changedMenu(full, { kind: "add", entry: a })).toThrow("too-many");
    expect(changedMenu(full, { kind: "add", entry: b })).toHaveLength(21);
  });
});
