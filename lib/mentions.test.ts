import { describe, expect, it } from "vitest";
import { findMentions } from "#lib/mentions.ts";

const colleagues = [
  { id: 1, name: "Mara Lindqvist" },
  { id: 2, name: "Mara Voss" },
  { id: 3, name: "Jonas Feld" },
  { id: 4, name: "Jo" },
  { id: 5, name: "Käthe Groß-Öttinger" },
];
const ids = (text: string) => findMentions(text, colleagues).ids;

describe("whom a note calls", () => {
  it.each<[string, number[]]>([
    ["@Mara Lindqvist, bitte gegenlesen.", [1]],
    ["@Lindqvist?", [1]],
    ["(@Jonas) und @Voss!", [3, 2]],
    ["@Jonas Feld @Jonas", [3]],
    ["@käthe groß-öttinger", [5]],
    ["@Jo", [4]],
    ["@Jonas", [3]],
    ["@Nobody", []],
    ["post@Jonas und a.b@Feld", []],
    ["@ Jonas", []],
    ["", []],
  ])("%s", (text, called) => expect(ids(text)).toEqual(called));

  it("knows a name by its look", () => expect(ids("@M\u0430r\u0430 Lindqvist")).toEqual([1]));

  it("says what could mean two", () => {
    expect(findMentions("@Mara bitte", colleagues)).toEqual({
      ids: [],
      ambiguous: [{ called: "Mara", names: ["Mara Lindqvist", "Mara Voss"] }],
    });
  });
});
