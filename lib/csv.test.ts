import { expect, it } from "vitest";
import { csvLine } from "#lib/csv.ts";

it("quotes what would end a cell, and runs no formula", () => {
  expect(csvLine([1, null, "a", 'b "c", d', "e\nf", "=1+1", -2])).toBe(
    `1,,a,"b ""c"", d","e\nf",'=1+1,-2\r\n`,
  );
});
