import { expect, it } from "vitest";
import { auditQuery, parseAuditFilter, WHOLE_LOG } from "#lib/audit-filter.ts";

it("reads what is a filter and nothing else", () => {
  const query = {
    person: "0",
    subject: " article ",
    id: "12",
    action: "publish",
    from: "2026-11-24",
    to: "x",
  };
  expect(parseAuditFilter(query)).toEqual({
    person: 0,
    subject: "article",
    subjectId: 12,
    action: "publish",
    from: "2026-11-24",
    to: "",
  });
  expect(parseAuditFilter({ person: "'; DROP", from: "2026-02-30", to: "0000-00-00" })).toEqual(WHOLE_LOG);
});

it("writes what it reads", () => {
  const query = {
    person: "7",
    subject: "user",
    id: "3",
    action: "add",
    from: "2026-01-31",
    to: "2026-02-01",
  };
  expect(auditQuery(parseAuditFilter(query))).toEqual(query);
  expect(auditQuery(WHOLE_LOG)).toEqual({});
});
