import { expect, it } from "vitest";
import { legalLines, missingLegalData } from "#lib/legal-data.ts";
import { siteSettings } from "#lib/settings.ts";

const house = siteSettings.parse({
  legalName: "Zeitungsverein e. V.",
  legalStreet: "Marktplatz 1",
  legalPlace: "12345 Musterstadt",
  contactEmail: "post@example.org",
  legalResponsible: "Ada Feld, Marktplatz 1, 12345 Musterstadt",
});

it("lists what is set, and nothing before somebody has said who publishes", () => {
  expect(legalLines(house)).toEqual([
    { line: "publisher", rows: ["Zeitungsverein e. V.", "Marktplatz 1", "12345 Musterstadt"] },
    { line: "contact", rows: ["post@example.org"] },
    { line: "responsible", rows: ["Ada Feld, Marktplatz 1, 12345 Musterstadt"] },
  ]);
  expect(legalLines({ ...house, legalName: "" })).toEqual([]);
});

it("names what an imprint needs and has not", () => {
  expect(missingLegalData(house)).toEqual([]);
  expect(missingLegalData({ ...house, legalStreet: "", contactEmail: "", legalResponsible: "" })).toEqual([
    "publisher",
    "contact",
    "responsible",
  ]);
  expect(missingLegalData({ ...house, contactEmail: "", legalPhone: "030 1" })).toEqual([]);
});

it.each(["a\nb", "x".repeat(201), "\u0000"])("a line of the imprint is not %j", (value) => {
  expect(siteSettings.shape.legalName.safeParse(value).success).toBe(false);
});
