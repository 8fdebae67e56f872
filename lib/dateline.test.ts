import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDateline, parseDateline } from "#lib/dateline.ts";

const REST = "In einem entscheidenden Schritt";

describe("parseDateline", () => {
  it.each([
    ["KIEW / LONDON (IT BOLTWISE) – ", ["Kiew", "London"], "IT BOLTWISE"],
    ["KIEW/LONDON (IT BOLTWISE) — ", ["Kiew", "London"], "IT BOLTWISE"],
    ["BERLIN (dpa) - ", ["Berlin"], "dpa"],
    ["Berlin (dpa) - ", ["Berlin"], "dpa"],
    ["Berlin/Paris (dpa-AFX) – ", ["Berlin", "Paris"], "dpa-AFX"],
    ["MÜNCHEN, 12. März (Reuters) — ", ["München"], "Reuters"],
    ["MÜNCHEN, 12.03.2025 (Reuters) — ", ["München"], "Reuters"],
    ["FRANKFURT/MAIN – ", ["Frankfurt/Main"], ""],
    ["FRANKFURT AM MAIN (HAUS) – ", ["Frankfurt am Main"], "HAUS"],
    ["NEW YORK / WASHINGTON D.C. (HAUS) – ", ["New York", "Washington D.C."], "HAUS"],
    ["BADEN-BADEN (HAUS)\u00a0–\u00a0", ["Baden-Baden"], "HAUS"],
    ["  BERLIN – ", ["Berlin"], ""],
    ["USA (dpa) – ", ["USA"], "dpa"],
  ])("reads %s", (dateline, places, source) => {
    expect(parseDateline(dateline + REST)).toEqual({ places, source, rest: REST });
  });

  it.each([
    "USA – ein Land der Gegensätze",
    "EU – was nun?",
    "NATO – Was nun?",
    "BMW – Der Konzern wächst",
    "Angela Merkel (CDU) – die frühere Kanzlerin – schweigt",
    "Friedrich Merz (CDU) – Ein Porträt",
    "BMW (2025) – Ein Jahr in Zahlen",
    "KI-MODELLE (Teil 1) – Was sie können",
    "BERLIN – und kein Ende",
    "Berlin – Eine Stadt",
    "Was bleibt (HAUS) – Eine Frage",
    "Ein ganz normaler Satz.",
    "BERLIN-MITTE",
    "",
    "– Ein Gedankenstrich",
    `BERLIN ${"X".repeat(500)} (dpa) – Zu lang`,
  ])("leaves %s alone", (text) => {
    expect(parseDateline(text)).toBeNull();
  });
});

describe("formatDateline", () => {
  it("writes what readers see", () => {
    expect(formatDateline({ places: ["Kiew", "London"], source: "HAUS" })).toBe("KIEW / LONDON (HAUS) –");
    expect(formatDateline({ places: [], source: "" })).toBe("");
  });

  const letters = fc.string({
    unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzäöüéñ"),
    minLength: 4,
    maxLength: 12,
  });
  const name = letters.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const place = fc.oneof(
    name,
    fc.tuple(name, name).map((words) => words.join(" ")),
    fc.tuple(name, name).map((words) => words.join("-")),
  );
  const source = fc.constantFrom("HAUS", "IT BOLTWISE", "dpa", "dpa-AFX", "Reuters", "Depesche");

  it("is read back as it was", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), source, (places, source) => {
        const text = `${formatDateline({ places, source })} ${REST}`;
        expect(parseDateline(text)).toEqual({ places, source, rest: REST });
      }),
    );
  });
});
