import { describe, expect, it } from "vitest";
import { type PromotionKind, parseAmount, parsePromotion } from "#lib/promotion-input.ts";
import { siteSettings } from "#lib/settings.ts";

const settings = siteSettings.parse({ paidDomains: ["shop.example"] });
const now = new Date("2026-11-24T12:00:00Z");
const parse = (kind: PromotionKind, fields: Record<string, string>) =>
  parsePromotion(kind, (name) => fields[name] ?? "", { settings, now });
const refusal = (kind: PromotionKind, fields: Record<string, string>) => {
  try {
    parse(kind, fields);
  } catch (error) {
    const { code, values } = error as { code: string; values: { field: string } };
    return [code, values.field];
  }
  return null;
};

describe("a link", () => {
  const given = { text: " Unser\nNewsletter ", href: "/subscribe" };
  it("needs words and an address", () => {
    expect(parse("links", given)).toEqual({
      kind: "links",
      text: "Unser Newsletter",
      href: "/subscribe",
      placement: { sectionId: null, topic: "", startsAt: null, endsAt: null, paid: false },
    });
    expect(refusal("links", { href: "/" })).toEqual(["text-missing", "text"]);
    expect(refusal("links", { ...given, text: "x".repeat(201) })).toEqual(["text-too-long", "text"]);
    for (const href of ["", "javascript:alert(1)", "//evil.example", "shop"])
      expect(refusal("links", { ...given, href })).toEqual(["href-invalid", "href"]);
  });

  it("to a paid address must be marked as paid", () => {
    const paid = { ...given, href: "https://www.shop.example/b" };
    expect(refusal("links", paid)).toEqual(["paid-unmarked", "paid"]);
    expect(parse("links", { ...paid, paid: "1" }).placement.paid).toBe(true);
    expect(refusal("links", { ...given, href: "https://x.example/?awc=1" })).toEqual([
      "paid-unmarked",
      "paid",
    ]);
  });

  it("is shown from the first moment of a day to the last of another", () => {
    const { placement } = parse("links", {
      ...given,
      startsAt: "2026-11-25",
      endsAt: "2026-11-26",
      sectionId: "3",
    });
    expect(placement).toMatchObject({
      sectionId: 3,
      startsAt: new Date("2026-11-24T23:00:00Z"),
      endsAt: new Date("2026-11-26T22:59:59.999Z"),
    });
    expect(refusal("links", { ...given, startsAt: "2026-11-26", endsAt: "2026-11-25" })).toEqual([
      "days-reversed",
      "endsAt",
    ]);
    expect(refusal("links", { ...given, startsAt: "gestern" })).toEqual(["day-invalid", "startsAt"]);
    expect(refusal("links", { ...given, endsAt: "2026-11-23" })).toEqual(["end-missing", "endsAt"]);
  });

  it("that ended stays ended when its other words are changed", () => {
    const endedAt = "2026-11-24T10:00:00.000Z";
    expect(parse("links", { ...given, endsAt: "2026-11-24", endedAt }).placement.endsAt).toEqual(
      new Date(endedAt),
    );
    expect(parse("links", { ...given, endsAt: "2026-11-25", endedAt }).placement.endsAt).not.toEqual(
      new Date(endedAt),
    );
  });
});

it("a job ad needs an end", () => {
  const given = { title: "Volontariat", href: "https://jobs.example/1" };
  expect(refusal("jobs", given)).toEqual(["end-missing", "endsAt"]);
  expect(parse("jobs", { ...given, endsAt: "2026-12-24" })).toMatchObject({
    title: "Volontariat",
    employer: "",
  });
});

it("a book has a true ISBN, and a price of a day", () => {
  const given = { title: "Das Buch", isbn: "978-3-16-148410-0", price: "24,00 €" };
  expect(parse("books", given)).toMatchObject({
    isbn: "9783161484100",
    price: "24.00",
    currency: "EUR",
    priceDate: "2026-11-24",
    href: "",
    coverId: null,
    year: null,
  });
  expect(refusal("books", { ...given, isbn: "978-3-16-148410-1" })).toEqual(["isbn-invalid", "isbn"]);
  expect(refusal("books", { ...given, price: "gratis" })).toEqual(["price-invalid", "price"]);
  expect(refusal("books", { ...given, coverId: "x" })).toEqual(["picture-missing", "coverId"]);
  expect(refusal("books", { ...given, year: "26" })).toEqual(["day-invalid", "year"]);
});

it("a banner has a picture and is always an advertisement", () => {
  const given = { name: "Herbst", href: "https://x.example/", mediaId: "7" };
  expect(parse("banners", given)).toMatchObject({ mediaId: 7, placement: { paid: true } });
  expect(refusal("banners", { ...given, mediaId: "" })).toEqual(["picture-missing", "mediaId"]);
});

it.each([
  ["24", "24.00"],
  ["1.024,5", "1024.50"],
  ["24.90", "24.90"],
  ["EUR 7,95", "7.95"],
  ["-3", null],
  ["1e5", null],
  ["9999999", null],
])("reads %s as %s", (typed, amount) => {
  expect(parseAmount(typed)).toBe(amount);
});
