import { expect, it } from "vitest";
import { translator } from "#lib/i18n.ts";
import { CLAUSE_NAMES, clauseName, clauseText, clauseWords, isClause, needsOwnWords } from "#lib/policy.ts";
import { newReference } from "#lib/reference.ts";

it("every clause has a name and words in both languages, except where only own words will do", () => {
  for (const locale of ["de", "en"] as const) {
    const t = translator(locale);
    for (const clause of CLAUSE_NAMES) {
      expect(clauseName(t, clause)).not.toContain("queue.");
      expect(clauseWords(t, clause) === "").toBe(needsOwnWords(clause));
      expect(clauseWords(t, clause)).not.toContain("queue.");
    }
  }
});

it("a statement names the rule, or the law in the moderator's words", () => {
  expect(clauseText("de", { ground: "policy", clause: "insult" })).toBe("Regel 2: Angriff auf Menschen");
  expect(clauseText("en", { ground: "policy", clause: "other" })).toBe("Another reason");
  expect(clauseText("de", { ground: "law", clause: "§ 130 StGB" })).toBe("§ 130 StGB");
  expect(isClause("constructor")).toBe(false);
});

it("references are readable and do not come again", () => {
  const made = Array.from({ length: 500 }, () => newReference("ST", new Date("2026-11-24T10:00:00Z")));
  expect(new Set(made).size).toBe(made.length);
  for (const one of made) expect(one).toMatch(/^ST-2026(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
});
