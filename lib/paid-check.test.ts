import { expect, it } from "vitest";
import { checkPaid } from "#lib/paid-check.ts";
import { siteSettings } from "#lib/settings.ts";

const settings = siteSettings.parse({ paidDomains: ["shop.example"] });
const check = (content: unknown[], sponsor: string | null = null) =>
  checkPaid({ type: "doc", content }, { sponsor, settings });
const link = (href: string, ...words: string[]) => ({
  type: "paragraph",
  content: words.map((text, index) => ({
    type: "text",
    text,
    marks: [{ type: "link", attrs: { href } }, ...(index % 2 ? [{ type: "bold" }] : [])],
  })),
});
const paid = "https://www.shop.example/b";
const through = `https://out.example/go?to=${encodeURIComponent(paid)}`;

it("names the paid links, which are labelled where they are rendered", () => {
  expect(
    check([link("https://other.example/", "Frei"), link(paid, "Das ", "Buch"), link("/intern", "Hier")]),
  ).toEqual({
    ok: true,
    links: [{ href: paid, text: "Das Buch" }],
    mismatched: [],
  });
  const quote = {
    type: "quote",
    attrs: { source: "Laden", sourceUrl: paid },
    content: [{ type: "paragraph", content: [{ type: "text", text: "Gut." }] }],
  };
  expect(check([quote])).toMatchObject({ ok: true, links: [{ href: paid, text: "Laden" }] });
});

it("stops where no label can stand, and where a link hides where it leads", () => {
  const embed = { type: "embed", attrs: { url: paid, title: "Im Laden" } };
  expect(check([embed])).toMatchObject({ ok: false, mismatched: [{ href: paid, text: "Im Laden" }] });
  expect(check([link(through, "Mehr")])).toMatchObject({
    ok: false,
    links: [{ href: through, text: "Mehr" }],
  });
});

it("lets a sponsored article pass: it is labelled as a whole", () => {
  expect(check([link(through, "Mehr")], "Musterbank").ok).toBe(true);
  expect(check([link(through, "Mehr")], "  ").ok).toBe(false);
});

it("takes what is no text for a text without links", () => {
  for (const body of [null, {}, "x", { type: "doc", content: [{ type: "nothing" }] }])
    expect(checkPaid(body, { sponsor: null, settings })).toEqual({ ok: true, links: [], mismatched: [] });
});
