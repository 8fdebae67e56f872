import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { importWordpress } from "#db/import.ts";
import { grantOperator } from "#lib/grant.ts";
import type { ImportReport } from "#lib/wordpress/report.ts";

const operator = grantOperator("test");
const fixture = "lib/wordpress/fixtures/zeitung.xml";
const shared = "../shared/data/wordpress/theme-unit-test";
const now = new Date("2026-01-01T00:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "depesche-import-"));

const run = (file: string, dryRun = false) => importWordpress(operator, file, { now, dryRun });

function variant(name: string, change: (xml: string) => string): string {
  const file = join(folder, name);
  writeFileSync(file, change(readFileSync(fixture, "utf8")));
  return file;
}

/** Every row of every table, in one number per table. */
async function fingerprint(): Promise<Record<string, string>> {
  const { rows } = await db().execute<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const hash = await db().execute<{ hash: string }>(
      sql`SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM ${sql.identifier(name)} t`,
    );
    hashes[name] = hash.rows[0]?.hash ?? "";
  }
  return hashes;
}

const all = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  (await db().execute<Row>(query)).rows;

function counts(report: ImportReport, kind: string) {
  const tally = report.kinds.get(kind);
  const skipped = [...(tally?.skipped.values() ?? [])].reduce((sum, many) => sum + many, 0);
  return (
    tally && {
      inFile: tally.inFile,
      imported: tally.imported,
      changed: tally.changed,
      unchanged: tally.unchanged,
      skipped,
    }
  );
}

describe("importWordpress", () => {
  it("writes nothing in a dry run, and says what it would do", async () => {
    const before = await fingerprint();
    const report = await run(fixture, true);
    expect(counts(report, "post")).toEqual({ inFile: 4, imported: 3, changed: 0, unchanged: 0, skipped: 1 });
    expect(await fingerprint()).toEqual(before);
  });

  it("brings in posts, pages, comments, terms and old addresses", async () => {
    const report = await run(fixture);
    expect(counts(report, "post")).toMatchObject({ inFile: 4, imported: 3, skipped: 1 });
    expect(counts(report, "page")).toMatchObject({ inFile: 2, imported: 2 });
    expect(counts(report, "comment")).toMatchObject({ inFile: 5, imported: 4, skipped: 1 });
    expect(counts(report, "category")).toMatchObject({ inFile: 4, imported: 4 });
    expect(report.lines.join("\n")).toContain("unknown shortcode [foo] removed");

    const articles = await all(sql`
      SELECT a.slug, s.slug AS section, a.state, a.places, a.source, a.standfirst, a.comment_count AS comments,
        a.comment_mode AS mode, a.title, a.lead_media_id IS NOT NULL AS lead, a.body_text AS text
      FROM articles a JOIN sections s ON s.id = a.section_id ORDER BY a.id`);
    expect(articles).toMatchObject([
      {
        slug: "neue-bruecke",
        section: "ausland",
        state: "live",
        places: ["Kaltenbrück"],
        source: "BOTE",
        standfirst: "Nach neun Jahren ist die Brücke fertig.",
        comments: 2,
        title: "Neue Brücke & alter Streit",
        lead: true,
      },
      {
        slug: "neue-bruecke-2",
        section: "ausland",
        mode: "closed",
        text: "Erster Absatz\nmit Umbruch.\n\nZweiter Absatz.",
      },
      { state: "draft", title: "Ein Entwurf ohne Titel und ohne Datum.", section: "allgemein" },
    ]);
    expect(articles[0]?.text).toMatch(/^Die Brücke steht\. Mehr dazu\.\n\n[\s\S]*Aus dem Baukasten\.$/);
    expect(await all(sql`SELECT slug FROM sections WHERE name = 'Suche'`)).toEqual([{ slug: "search-2" }]);
    expect(await all(sql`SELECT slug FROM pages ORDER BY id`)).toEqual([
      { slug: "ueber-uns" },
      { slug: "politik-2" },
    ]);
    expect(await all(sql`SELECT slug FROM topics ORDER BY slug`)).toEqual([
      { slug: "bruecken" },
      { slug: "technik" },
    ]);
    expect(
      await all(sql`SELECT author_name AS name, state, depth, body FROM comments ORDER BY created_at`),
    ).toEqual([
      { name: "Lotse", state: "approved", depth: 0, body: "Endlich fertig." },
      { name: "Nachzügler", state: "approved", depth: 1, body: "Stimmt!" },
      { name: "Waise", state: "pending", depth: 0, body: "Antwort ins Leere" },
      { name: "Werber", state: "spam", depth: 0, body: "Kauft!" },
    ]);
    const old = (await all<{ path: string }>(sql`SELECT from_path AS path FROM redirects`)).map(
      ({ path }) => path,
    );
    expect(old).toEqual(
      expect.arrayContaining([
        "/2024/03/neue-bruecke",
        "/2024/03/neue-bruecke/feed",
        "/2024/03/neue-bruecke/bruecke",
        "/?p=10",
        "/?page_id=14",
        "/category/politik/ausland",
        "/tag/bruecken",
      ]),
    );
    expect(await all(sql`SELECT name FROM slots`)).toEqual([{ name: "lead" }]);
    expect(JSON.stringify(await all(sql`SELECT * FROM comments`))).not.toMatch(/geheim|192\.0\.2/);
    expect(await all(sql`SELECT name FROM authors ORDER BY id`)).toEqual([
      { name: "Rike Amsel" },
      { name: "gast" },
    ]);
  });

  it("changes nothing in a second run", async () => {
    const before = await fingerprint();
    const report = await run(fixture);
    expect(counts(report, "post")).toMatchObject({ imported: 0, changed: 0, unchanged: 3 });
    expect(await fingerprint()).toEqual(before);
  });

  it("takes over what changed in the file, but not over what was edited here", async () => {
    const file = variant("later.xml", (xml) =>
      xml.replace("Nach neun Jahren", "Nach zehn Jahren").replace("Erster Absatz", "Anderer Absatz"),
    );
    await db().execute(sql`UPDATE articles SET version = 2 WHERE slug = 'neue-bruecke-2'`);
    const report = await run(file);
    expect(counts(report, "post")).toMatchObject({ changed: 1, unchanged: 1, skipped: 2 });
    expect(await all(sql`SELECT standfirst FROM articles WHERE slug = 'neue-bruecke'`)).toEqual([
      { standfirst: "Nach zehn Jahren ist die Brücke fertig." },
    ]);
    expect(
      await all(sql`SELECT body_text AS text FROM articles WHERE slug = 'neue-bruecke-2'`),
    ).toMatchObject([{ text: expect.stringContaining("Erster Absatz") }]);
    expect(await all(sql`SELECT comment_count AS n FROM articles WHERE slug = 'neue-bruecke'`)).toEqual([
      { n: 2 },
    ]);
  });

  it("goes on where a run was cut off", async () => {
    const at = (xml: string) => xml.indexOf("<item><title></title>");
    const other = (xml: string) => xml.replaceAll("bote.example", "neu.example");
    const half = await run(variant("half.xml", (xml) => other(xml).slice(0, at(other(xml)))));
    expect(half.lines.join("\n")).toMatch(
      /line \d+: column \d+: the XML is broken here: the file ends in the middle/,
    );
    const whole = await run(variant("whole.xml", other));
    // The first post's picture and reusable block were beyond the cut.
    expect(counts(whole, "post")).toMatchObject({ imported: 1, changed: 1, unchanged: 1, skipped: 1 });
  });

  it("finishes what a killed run left open", async () => {
    const file = variant("killed.xml", (xml) => xml.replaceAll("bote.example", "tot.example"));
    const dying = importWordpress(operator, file, {
      now,
      progress: (stage) => {
        if (stage === "writing") throw new Error("killed");
      },
    });
    await expect(dying).rejects.toThrow("killed");
    expect(await all(sql`SELECT 1 AS x FROM import_refs WHERE kind = 'to relate'`)).toHaveLength(2);
    const report = await run(file);
    expect(counts(report, "post")).toMatchObject({ imported: 0, unchanged: 3 });
    expect(await all(sql`SELECT 1 AS x FROM import_refs WHERE kind = 'to relate'`)).toEqual([]);
    expect(await all(sql`SELECT 1 AS x FROM redirects WHERE from_path = '/tag/bruecken'`)).toHaveLength(1);
  });

  it.each([
    ["", "is empty"],
    ["<!doctype html><html><body>Hallo</body></html>", "It is an HTML page"],
    [
      '<rss version="2.0"><channel><title>Feed</title><item><title>x</title></item></channel></rss>',
      "It is an RSS feed",
    ],
    ["kein XML", "no XML at all"],
  ])("says in one sentence why %s cannot be read", async (content, sentence) => {
    const file = variant("other.xml", () => content);
    await expect(run(file)).rejects.toThrow(sentence);
  });

  it("takes a body of 5 MB", async () => {
    const file = variant("giant.xml", (xml) =>
      xml
        .replaceAll("bote.example", "riese.example")
        .replace("Erster Absatz", `${"<p>Wort für Wort</p>".repeat(260_000)}Erster Absatz`),
    );
    expect(counts(await run(file), "post")).toMatchObject({ imported: 3, skipped: 1 });
    expect(await all(sql`SELECT 1 AS x FROM articles WHERE length(body_text) > 3000000`)).toHaveLength(1);
  }, 60_000);

  it("says when there is no file, or a folder", async () => {
    await expect(run(join(folder, "none.xml"))).rejects.toThrow("does not exist");
    await expect(run(folder)).rejects.toThrow("is a folder");
  });
});

const hasShared = existsSync(shared);
if (!hasShared) process.emitWarning(`${shared} is absent: the theme unit test file is not imported.`);

describe.skipIf(!hasShared)("the theme unit test file", () => {
  const file = `${shared}/themeunittestdata.wordpress.xml`;
  const xml = hasShared ? readFileSync(file, "utf8") : "";
  const has = (pattern: RegExp) => xml.match(pattern)?.length ?? 0;
  const type = (name: string) =>
    has(new RegExp(`<wp:post_type>(?:<!\\[CDATA\\[)?${name}(?:\\]\\]>)?</wp:post_type>`, "g"));

  it("comes in completely, and a second run changes nothing", async () => {
    const report = await run(file);
    const total = (kind: string) => {
      const {
        inFile = 0,
        imported = 0,
        changed = 0,
        unchanged = 0,
        skipped = 0,
      } = counts(report, kind) ?? {};
      expect(imported + changed + unchanged + skipped, kind).toBe(inFile);
      return inFile;
    };
    expect(total("post")).toBe(type("post"));
    expect(total("page")).toBe(type("page"));
    expect(total("attachment")).toBe(type("attachment"));
    expect(total("comment")).toBe(has(/<wp:comment>/g));
    expect(total("tag")).toBe(has(/<wp:tag>/g));
    expect(total("author")).toBe(has(/<wp:author>/g));
    expect(total("category")).toBe(
      has(/<wp:category>/g) + has(/<wp:term_taxonomy><!\[CDATA\[category\]\]>/g),
    );
    expect(counts(report, "post")).toMatchObject({ imported: 58, skipped: 0 });
    expect(counts(report, "page")).toMatchObject({ imported: 21, skipped: 0 });
    const before = await fingerprint();
    await run(file);
    expect(await fingerprint()).toEqual(before);
  }, 120_000);

  it("breaks off anywhere without a crash, and says where", async () => {
    for (let at = 1; at <= 20; at++) {
      const cut = Math.floor((xml.length * (at * 0.049 * 1000 + ((at * 37) % 11))) / 1000);
      const file = join(folder, "cut.xml");
      writeFileSync(file, xml.slice(0, cut));
      const report = await importWordpress(operator, file, { now, dryRun: true });
      expect(
        report.lines.some((line) => /the file ends in the middle/.test(line)),
        `cut at ${cut}`,
      ).toBe(true);
    }
  }, 300_000);
});
