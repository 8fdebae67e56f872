import { expect, it } from "vitest";
import { spellingsOf } from "#lib/words/spellings.ts";

it.each([
  ["Müller", ["Müller", "mueller"]],
  ["Mueller", ["Mueller", "müller"]],
  ["Straße", ["Straße", "strasse"]],
  ["Strasse", ["Strasse", "straße"]],
  ["Fuesse", ["Fuesse", "füsse", "füße"]],
  ["neue", ["neue"]],
  ["Quelle", ["Quelle"]],
  ["2026", ["2026"]],
])("%s may also be written otherwise", (word, spellings) => {
  expect(spellingsOf(word)).toEqual(spellings);
});
