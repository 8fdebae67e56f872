import { expect, it } from "vitest";
import { linkQuery, parseLinkFilter } from "#lib/link-filter.ts";

it("reads what it writes, and takes anything else for the first page of what is broken", () => {
  const filter = { view: "moved", after: { at: 1764370000123, id: 7 } } as const;
  expect(parseLinkFilter(linkQuery(filter))).toEqual(filter);
  expect(linkQuery({ view: "broken", after: null })).toEqual({});
  for (const query of [{}, { view: "x", after: "7" }, { view: ["y"], after: "1-2-3" }])
    expect(parseLinkFilter(query)).toEqual({ view: "broken", after: null });
});
