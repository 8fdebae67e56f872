import { expect, it } from "vitest";
import { markWords } from "#lib/marked-words.ts";

const marked = (text: string, words: string[]) =>
  markWords(text, words).map(({ text, isMarked }) => (isMarked ? `[${text}]` : text));

it("marks words in any case, and addresses", () => {
  expect(marked("Geteert und gefedert: https://a.example/x.", ["geteert"])).toEqual([
    "[Geteert]",
    " und gefedert: ",
    "[https://a.example/x.]",
  ]);
});

it("loses no letter, whatever the words are", () => {
  const text = "a.b (c) [d] \\ $& ÄÖ 👍 https://";
  for (const words of [
    [".", "("],
    ["[d]", "\\"],
    ["$&", "👍"],
    ["", " "],
  ])
    expect(
      markWords(text, words)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  expect(marked("a.b", ["."])).toEqual(["a", "[.]", "b"]);
});
