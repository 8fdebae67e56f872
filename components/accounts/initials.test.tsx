import { expect, it } from "vitest";
import { initialsOf } from "#components/accounts/initials.tsx";

it.each([
  ["Ada Lovelace", "AL"],
  ["ada", "A"],
  ["Karl von der Heide", "KH"],
  ["„Özil“", "Ö"],
  ["🤖 Igel", "I"],
  ["𝒜da", "𝒜"],
  ["", ""],
])("%s is %s", (name, initials) => expect(initialsOf(name)).toBe(initials));
