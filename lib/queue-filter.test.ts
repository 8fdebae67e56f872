import { describe, expect, it } from "vitest";
import { filterQuery, parseId, parseQueueFilter } from "#lib/queue-filter.ts";

describe("parseQueueFilter", () => {
  it("asks for what waits when nothing is said, or nothing that is known", () => {
    const usual = { state: "pending", reported: false, reason: null, sectionId: null, words: "" };
    expect(parseQueueFilter({})).toMatchObject(usual);
    expect(parseQueueFilter({ state: "x'--", reason: "nope", section: "-1", q: " \u0000 " })).toMatchObject(
      usual,
    );
  });

  it("is what its own query says again", () => {
    for (const query of [
      {},
      { state: "rejected", reason: "words", section: "7", author: "12", q: "Bahn -Wald" },
      { reported: "1" },
      { sort: "risk" },
    ])
      expect(filterQuery(parseQueueFilter(query))).toEqual(query);
  });

  it("takes the first of a name that comes twice, and no endless search", () => {
    expect(parseQueueFilter({ state: ["spam", "approved"] }).state).toBe("spam");
    expect(parseQueueFilter({ q: "a".repeat(5000) }).words).toHaveLength(120);
  });
});

describe("parseId", () => {
  it("takes whole numbers that a row can have", () => {
    expect(["7", "0", "-7", "7.5", "1e3", "", undefined, "9".repeat(20)].map(parseId)).toEqual([
      7,
      ...Array(7).fill(null),
    ]);
  });
});
