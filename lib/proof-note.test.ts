import { expect, it } from "vitest";
import { isProof, sealProof } from "#lib/proof-note.ts";

it("a proof is one person's, for one purpose, for ten minutes", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  const note = sealProof(7, "export", now);
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  expect(isProof(note, 7, { want: "export", now: later(9) })).toBe(true);
  expect(isProof(note, 7, { want: "export", now: later(10) })).toBe(false);
  expect(isProof(note, 8, { want: "export", now })).toBe(false);
  expect(isProof(note, 7, { want: "deletion", now })).toBe(false);
  expect(isProof("", 7, { want: "export", now })).toBe(false);
});
