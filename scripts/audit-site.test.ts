import { execFile } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { audit, RULES, type Verdict } from "#lib/audit/rules.ts";
import { FEED_FAULTS } from "#lib/testing/portal-faults/feed-faults.ts";
import { INDEXING_FAULTS } from "#lib/testing/portal-faults/indexing-faults.ts";
import { READER_FAULTS } from "#lib/testing/portal-faults/reader-faults.ts";
import { SITEMAP_FAULTS } from "#lib/testing/portal-faults/sitemap-faults.ts";
import { STRUCTURED_DATA_FAULTS } from "#lib/testing/portal-faults/structured-data-faults.ts";
import { type SamplePortal, startSamplePortal } from "#lib/testing/sample-portal.ts";
import { CannotCrawl, crawlSite } from "#scripts/crawl-site.ts";

const FAULTS = [
  ...SITEMAP_FAULTS,
  ...STRUCTURED_DATA_FAULTS,
  ...INDEXING_FAULTS,
  ...FEED_FAULTS,
  ...READER_FAULTS,
];

let portal: SamplePortal;
beforeEach(async () => {
  portal = await startSamplePortal();
});
afterEach(() => portal.close());

const verdicts = async (max = 1000): Promise<Verdict[]> => audit(await crawlSite(portal.origin, { max }));

const broken = (all: Verdict[]) =>
  all.flatMap(({ findings }) => findings.map(({ rule, url, text }) => `${rule} ${url}: ${text}`));

it("finds nothing on a portal that keeps the rules, though it looks at each of them", async () => {
  const all = await verdicts();
  expect(broken(all)).toEqual([]);
  expect(all.filter(({ looked }) => looked === 0).map(({ name }) => name)).toEqual([]);
});

describe("one fault", () => {
  it.each(FAULTS)("breaks %s: %s", async (rule, _, make) => {
    make(portal);
    const found = broken(await verdicts());
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((line) => !line.startsWith(`${rule} `))).toEqual([]);
  });

  it("is there for every rule", () => {
    expect(new Set(FAULTS.map(([rule]) => rule))).toEqual(new Set(RULES.map(({ name }) => name)));
  });
});

it("says when there is more than it may ask for, and looks for no orphans then", async () => {
  const crawl = await crawlSite(portal.origin, { max: 12 });
  expect(crawl.isComplete).toBe(false);
  const unseen = audit(crawl).filter(({ looked }) => looked === 0);
  expect(unseen.map(({ name }) => name)).toEqual(expect.arrayContaining(["orphans", "unlisted"]));
});

it("asks for nothing that robots.txt closes, but for the newsroom's door", async () => {
  portal.withLink("/imprint", '<a href="/admin/articles">Schreibtisch</a>');
  const { visits } = await crawlSite(portal.origin, { max: 1000 });
  expect([...visits.keys()].filter((url) => url.includes("/admin"))).toEqual([`${portal.origin}/admin`]);
});

it("asks a few only of addresses that are one form with something filled in", async () => {
  const links = Array.from(
    { length: 50 },
    (_, id) => `<a href="/report?type=comment&amp;id=${id}">Melden</a>`,
  );
  portal.withLink("/imprint", links.join(""));
  const { visits } = await crawlSite(portal.origin, { max: 1000 });
  expect([...visits.keys()].filter((url) => url.includes("/report?"))).toHaveLength(20);
});

it("refuses a portal that says it is another", async () => {
  portal.change("/", `rel="canonical" href="${portal.origin}`, 'rel="canonical" href="https://news.example');
  await expect(crawlSite(portal.origin, { max: 10 })).rejects.toThrow(CannotCrawl);
});

/** As an operator calls it. */
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; complaint: string }>((done) => {
    execFile(process.execPath, ["scripts/audit-site.ts", ...args], (error, out, complaint) =>
      done({ code: Number(error?.code ?? 0), out, complaint }),
    );
  });

describe("npm run audit-site", () => {
  it("prints a table and ends well", async () => {
    const { code, out } = await run(portal.origin);
    expect(out).toMatch(/^SM1 +\d+ +ok +/m);
    expect(out).toMatch(/^FD13 +the W3C/m);
    expect(out).toMatch(/: 0 findings\.$/m);
    expect(code).toBe(0);
  });

  it("ends with 1 and says where when something is found", async () => {
    portal.change("/imprint", /<h1>.*<\/h1>/, "");
    const { code, out } = await run(portal.origin);
    expect(out).toContain(`h1  ${portal.origin}/imprint: 0 H1, expected 1`);
    expect(code).toBe(1);
  });

  it("tells programs the same", async () => {
    portal.change("/imprint", /<h1>.*<\/h1>/, "");
    const { code, out } = await run(portal.origin, "--json");
    const { verdicts } = JSON.parse(out) as { verdicts: Verdict[] };
    expect(verdicts.flatMap(({ findings }) => findings)).toEqual([
      { rule: "h1", url: `${portal.origin}/imprint`, text: "0 H1, expected 1" },
    ]);
    expect(code).toBe(1);
  });

  it.each([
    ["http://127.0.0.1:9", "answers nothing"],
    ["news.example", "is no address"],
  ])("ends with 2 when it could not run: %s", async (url, says) => {
    const { code, complaint } = await run(url);
    expect(complaint).toContain(says);
    expect(code).toBe(2);
  });
});
