import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { publishArticle } from "#db/article-writes.ts";
import {
  getCountingMark,
  giveCountingMark,
  importCountingMarks,
  readCountingMarks,
  reportCountingMarks,
} from "#db/counting-marks.ts";
import { saveSettings } from "#db/settings.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { makeDraft, makeLive, operator, paragraphs } from "#db/testing/rows.ts";
import type { CountingMark } from "#lib/counting-marks.ts";
import type { Admin } from "#lib/proof.ts";

let admin: Admin;
beforeAll(async () => {
  admin = await makeAdmin();
});
const code = () => randomBytes(16).toString("hex");
const mark = (): CountingMark => ({ server: "vg08", publicCode: code(), privateCode: code() });
const LONG = paragraphs("Wort ".repeat(400));

async function useUp(): Promise<void> {
  for (let { free } = await readCountingMarks(admin, null); free > 0; free--)
    await giveCountingMark(admin, await makeLive({ body: LONG }));
}

describe("importCountingMarks", () => {
  it("takes a mark once, by either of its codes", async () => {
    const [one, two] = [mark(), mark()];
    expect(await importCountingMarks(admin, [one, two, one])).toBe(2);
    const again = [one, { ...two, publicCode: code() }, { ...two, privateCode: code() }, mark()];
    expect(await importCountingMarks(admin, again)).toBe(1);
    expect(await told(() => importCountingMarks(admin, [mark()]))).toEqual(nothing);
  });
});

describe("giveCountingMark", () => {
  it("gives a long text one, once, and brings its page", async () => {
    await importCountingMarks(admin, [mark(), mark()]);
    const long = await makeLive({ body: LONG });
    expect(await told(() => giveCountingMark(admin, long))).toEqual(change({ hard: [`article:${long}`] }));
    expect(await getCountingMark(long)).toMatchObject({ server: "vg08" });
    await expect(giveCountingMark(admin, long)).rejects.toThrow("mark-held");
    const short = await makeLive({ body: paragraphs("Ein Satz.") });
    await expect(giveCountingMark(admin, short)).rejects.toThrow("text-too-short");
    await expect(giveCountingMark(admin, await makeDraft({ body: LONG }))).rejects.toThrow("not-found");
  });

  it("never gives the same mark to two, and says when none is left", async () => {
    await useUp();
    await importCountingMarks(admin, Array.from({ length: 6 }, mark));
    const articles = await Promise.all(Array.from({ length: 8 }, () => makeLive({ body: LONG })));
    const given = await Promise.allSettled(articles.map((id) => giveCountingMark(admin, id)));
    expect(given.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
    const codes = await Promise.all(articles.map(getCountingMark));
    expect(new Set(codes.flatMap((one) => one?.publicCode ?? [])).size).toBe(6);
    for (const one of given)
      if (one.status === "rejected") expect(one.reason.message).toContain("marks-used-up");
  });
});

it("a text gets one when it is published, where the house wants that, and is reported with it", async () => {
  await useUp();
  const given = mark();
  await importCountingMarks(admin, [given]);
  const before = await makeLive({ body: LONG });
  expect(await getCountingMark(before)).toBeNull();
  await saveSettings(operator, { countingMarks: true });
  const short = await makeLive({ body: paragraphs("Ein Satz.") });
  expect(await getCountingMark(short)).toBeNull();
  const id = await makeDraft({ title: "Der lange Text", body: LONG });
  await publishArticle(operator, id, { publishedAt: new Date("2026-12-31T23:30:00Z"), related: false });
  await saveSettings(operator, { countingMarks: false });
  expect(await getCountingMark(id)).toMatchObject({ publicCode: given.publicCode });
  // Half past midnight in Berlin: it is the next year's.
  const report = (year: number) => reportCountingMarks(admin, { year, timeZone: "Europe/Berlin" });
  const codesOf = async (year: number) => (await report(year)).map(({ privateCode }) => privateCode);
  expect(await codesOf(2027)).toContain(given.privateCode);
  expect(await codesOf(2026)).not.toContain(given.privateCode);
  const [line] = (await report(2027)).filter(({ privateCode }) => privateCode === given.privateCode);
  expect(line).toMatchObject({ title: "Der lange Text", characters: expect.any(Number), authors: [] });
});
