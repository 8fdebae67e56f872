import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, FRONT_PAGE, fillFrontPage } from "#lib/front-page.ts";

const article = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  sectionId: 1 + (id % 3),
  hasPicture: true,
  sponsored: false,
  ...more,
});
const many = (count: number, more: Partial<Candidate> = {}) =>
  Array.from({ length: count }, (_, i) => article(i + 1, more));
const bySection = (articles: Candidate[]) =>
  [1, 2, 3].map((sectionId) => ({ sectionId, articles: articles.filter((a) => a.sectionId === sectionId) }));
const idsOf = (list: readonly Candidate[]) => list.map(({ id }) => id);

describe("fillFrontPage", () => {
  it("places nobody twice, whatever is pinned", () => {
    const candidate = fc.record({
      id: fc.integer({ min: 1, max: 40 }),
      sectionId: fc.integer({ min: 1, max: 4 }),
      hasPicture: fc.boolean(),
      sponsored: fc.boolean(),
    });
    const list = fc.uniqueArray(candidate, { selector: ({ id }) => id, maxLength: 40 });
    const pin = fc.option(candidate, { nil: undefined });
    fc.assert(
      fc.property(pin, fc.tuple(pin, pin, pin), list, list, (lead, second, newest, inSections) => {
        const sections = [1, 2, 3, 4].map((sectionId) => ({ sectionId, articles: inSections }));
        const page = fillFrontPage({ lead, second }, newest, sections);
        const placed = [
          ...(page.lead ? [page.lead] : []),
          ...page.second,
          ...page.ticker,
          ...page.sections.flatMap((section) => [section.lead, ...section.rest]),
        ].map(({ id }) => id);
        expect(new Set(placed).size).toBe(placed.length);
        expect(page.second.length).toBeLessThanOrEqual(FRONT_PAGE.second);
        expect(page.ticker.length).toBeLessThanOrEqual(FRONT_PAGE.ticker);
        if (lead) expect(page.lead?.id).toBe(lead.id);
      }),
    );
  });

  it("fills itself from the newest", () => {
    const all = many(40);
    const page = fillFrontPage({ second: [] }, all, bySection(all));
    expect(page.lead?.id).toBe(1);
    expect(idsOf(page.second)).toEqual([2, 3, 4]);
    expect(idsOf(page.ticker)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(page.sections.map(({ lead, rest }) => [lead.id, ...idsOf(rest)])).toEqual([
      [15, 18, 21, 24],
      [16, 19, 22, 25],
      [17, 20, 23, 26],
    ]);
  });

  it("keeps a pinned place and fills the others around it", () => {
    const page = fillFrontPage({ lead: article(9), second: [undefined, article(7)] }, many(12), []);
    expect(page.lead?.id).toBe(9);
    expect(idsOf(page.second)).toEqual([1, 7, 2]);
  });

  it("prefers a picture for the lead among the newest, not at any age", () => {
    const plain = many(20, { hasPicture: false });
    expect(fillFrontPage({ second: [] }, plain.with(2, article(3)), []).lead?.id).toBe(3);
    expect(fillFrontPage({ second: [] }, plain.with(15, article(16)), []).lead?.id).toBe(1);
  });

  it("never raises an advertisement by itself", () => {
    const page = fillFrontPage({ second: [] }, [article(1, { sponsored: true }), article(2)], []);
    expect(page.lead?.id).toBe(2);
    expect(idsOf(page.ticker)).toEqual([1]);
  });

  it("shows an empty portal as such", () => {
    expect(fillFrontPage({ second: [] }, [], [])).toEqual({
      lead: null,
      second: [],
      ticker: [],
      sections: [],
    });
  });
});
