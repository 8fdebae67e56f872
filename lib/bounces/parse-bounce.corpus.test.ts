import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseBounce } from "#lib/bounces/parse-bounce.ts";

const folder = join(import.meta.dirname, "../../../shared/data/mail/bounces");
const isHere = existsSync(folder);
if (!isHere)
  process.stderr.write("Skipped: ../shared/data/mail/bounces is not here (parse-bounce.corpus.test.ts).\n");

type Expected = { dsn: string; reason: string; hardbounce: boolean };
const expected: Record<string, Expected[]> = isHere
  ? JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8"))
  : {};

/** Codes from 5.0.900 on are the collection's own, for mails without one: only "for good" or "for now" is in the mail. */
const sameStatus = (told: string, wanted: string) =>
  /\.0\.9\d\d$/.test(wanted) ? told[0] === wanted[0] : told === wanted;

async function differences(name: string): Promise<string[]> {
  const wanted = expected[name] ?? [];
  const verdict = await parseBounce(readFileSync(join(folder, "emails", name)));
  if (wanted[0]?.reason === "vacation")
    return verdict.kind === "auto-reply" ? [] : [`${name}: ${verdict.kind}`];
  if (verdict.kind !== "bounce") return [`${name}: ${verdict.kind}`];
  return wanted.flatMap(({ dsn, reason, hardbounce }, at) => {
    const told = verdict.recipients[at];
    const isSame = told && sameStatus(told.status, dsn) && told.permanent === hardbounce;
    const line = told && `${told.status} ${told.reason} ${told.permanent ? "hard" : "soft"}: ${told.detail}`;
    return isSame ? [] : [`${name}: ${dsn} ${reason} ${hardbounce ? "hard" : "soft"}, read as ${line}`];
  });
}

describe.skipIf(!isHere)("bounces that others got", () => {
  it("are read with their status and whether they are for good, 95 of 100", async () => {
    const names = Object.keys(expected);
    expect(names.length).toBeGreaterThan(90);
    const wrong = (await Promise.all(names.map(differences))).filter((lines) => lines.length > 0);
    if (wrong.length > 0)
      process.stderr.write(
        `Read otherwise (${wrong.length} of ${names.length}):\n${wrong.flat().join("\n")}\n`,
      );
    expect(wrong.length / names.length).toBeLessThanOrEqual(0.05);
  });

  it("never take a living address for a dead one, but for two in a hundred", async () => {
    const names = Object.keys(expected);
    const soft = names.filter((name) => expected[name]?.every(({ hardbounce }) => !hardbounce));
    const verdicts = await Promise.all(
      soft.map((name) => parseBounce(readFileSync(join(folder, "emails", name)))),
    );
    const killed = soft.filter((_, at) => {
      const verdict = verdicts[at];
      return verdict?.kind === "bounce" && verdict.recipients.some(({ permanent }) => permanent);
    });
    process.stderr.write(killed.length > 0 ? `Taken for dead: ${killed.join(", ")}\n` : "");
    expect(killed.length).toBeLessThanOrEqual((names.length * 2) / 100);
  });
});
