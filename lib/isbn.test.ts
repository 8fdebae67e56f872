import { expect, it } from "vitest";
import { formatIsbn, normalizeIsbn } from "#lib/isbn.ts";

it("takes thirteen digits however they are divided", () => {
  expect(normalizeIsbn("978-3-16-148410-0")).toBe("9783161484100");
  expect(normalizeIsbn("ISBN-13: 978 3 16 148410 0")).toBe("9783161484100");
  expect(normalizeIsbn("979–10–90636–07–1")).toBe("9791090636071");
});

it("takes ten digits and gives thirteen", () => {
  expect(normalizeIsbn("3-16-148410-X")).toBe("9783161484100");
  expect(normalizeIsbn("ISBN 0-306-40615-2")).toBe("9780306406157");
});

it("refuses a wrong check digit and what is no ISBN", () => {
  for (const wrong of ["978-3-16-148410-1", "3-16-148410-1", "4006381333931", "978", "", "97831614841OO"])
    expect(normalizeIsbn(wrong)).toBeNull();
});

it("divides only what is known", () => {
  expect(formatIsbn("9783161484100")).toBe("978-3-16148410-0");
  expect(formatIsbn("9791090636071")).toBe("979-109063607-1");
  expect(formatIsbn("9788000000000")).toBe("978-800000000-0");
  expect(formatIsbn("nothing")).toBe("nothing");
});
