import { describe, expect, it } from "vitest";
import { writeMail } from "#components/mail/write-mail.tsx";
import { hasFeatures, readFeatures } from "#lib/testing/caniemail.ts";
import { MAILS, mailDate, mailSite } from "#lib/testing/mail-contents.ts";
import { type Declaration, readMarkup } from "#lib/testing/mail-markup.ts";

if (!hasFeatures)
  process.stderr.write(
    "components/mail/mail-programs.corpus.test.ts: ../shared/data/mail/caniemail is absent, it is not tried\n",
  );

/** What the readers of a German newspaper open mails with, on every system that the table has. */
const PROGRAMS =
  /^(apple-mail|gmail|outlook|thunderbird|yahoo|aol|gmx|web-de|t-online-de|ionos-1and1|samsung-email|protonmail|fastmail) /;

/** What some of them do not understand, or not wholly, and why a mail is whole without it. */
const DISPENSABLE: Record<string, string> = {
  "css-at-media": "carries the dark paper only",
  "css-at-media-prefers-color-scheme":
    "where it is not understood the mail stays light, or is turned round whole",
  "css-color-scheme": "tells programs to leave our dark paper alone; the rest do as they like",
  "html-meta-color-scheme": "as css-color-scheme",
  "html-style": "carries the dark paper only; everything else stands in style attributes",
  "css-important": "in the dark paper only",
  "css-selector-class": "in the dark paper only",
  "css-selector-type": "in the dark paper only, and the paper's light colour beyond the sheet",
  "css-selector-grouping": "in the dark paper only",
  "css-display": "block, inline-block and none only, which all have",
  "css-display-none": "of the preview's line: seen, it is one line in front of the mail, of its own words",
  "css-max-height": "of the preview's line, beside display: none",
  "css-opacity": "of the preview's line, beside display: none",
  "css-overflow": "of the preview's line, beside display: none",
  "css-text-decoration-line": "beside text-decoration, which says the same",
  "css-text-decoration": "one line and nothing else, which all have; a link without its line is a link",
  "css-word-wrap": "beside table-layout; Outlook on Windows widens the sheet instead, which scrolls",
  "css-table-layout": "beside word-wrap",
  "css-word-break": "beside word-wrap",
  "css-sytem-ui": "the first of six faces",
  "css-letter-spacing": "a code is a code without it",
  "css-max-width": "on tables and the preview's line only; Windows Mail shows wider lines",
  "css-width": "of table rows only",
  "css-margin": "neither negative nor auto, not on a span (below)",
  "css-padding": "on table cells, and on the one button, which has Outlook's own beside it (below)",
  "css-border": "thin, on tables (below)",
  "css-background-color": "nothing is read by it alone (below)",
  "css-font-size": "in pixels only, which all have",
  "css-font-weight": "400 and 600, which are regular and bold to those that know two",
  "css-line-height": "in pixels; Outlook on Windows sets lines a little closer",
  "html-width": "of tables; the complaint is about pictures",
  "html-align": "of tables; the complaint is about pictures, and about left and right",
  "html-target": "where a link opens is the program's affair",
  "html-role": "says that a table is none to whoever cannot see it",
  "html-dir": "ltr, which all assume",
  "html-lang": "for voices and hyphens; where it is taken away they guess",
  "html-body": "made into a div by some; nothing is on it but the paper's colour",
  "html-doctype": "nothing depends on a mode of layout",
};

/** As old as HTML and CSS: the table does not ask for them. */
const UNASKED = new Set([
  ..."html head title meta br a i class style href border content name http-equiv".split(" "),
  ..."color font-family :root".split(" "),
  // Of our own; nobody else reads it.
  "data-skip-in-text",
]);

describe.skipIf(!hasFeatures)("mails beside the table of what mail programs understand", () => {
  const features = hasFeatures ? readFeatures() : new Map<string, Map<string, string>>();
  const markups = MAILS.map(async (content) => {
    const { html } = await writeMail(content, { site: mailSite, locale: "de", date: mailDate });
    return { kind: content.kind, ...readMarkup(html) };
  });
  const declarations = async (property: RegExp): Promise<Declaration[]> =>
    (await Promise.all(markups)).flatMap((markup) => markup.inline.filter(({ name }) => property.test(name)));

  it("the table is there", () => expect(features.size).toBeGreaterThan(300));

  it.each(markups)("use what all of them understand, or what can be done without", async (markup) => {
    const { kind, uses } = await markup;
    const unknown = [...uses].filter((name) => !features.has(name) && !UNASKED.has(name));
    expect(unknown, kind).toEqual([]);
    for (const name of uses) {
      if (name in DISPENSABLE) continue;
      const lacking = [...(features.get(name) ?? [])].filter(
        ([program, verdict]) => PROGRAMS.test(program) && /[an]/.test(verdict),
      );
      expect(lacking.map(([program, verdict]) => `${name} ${program}: ${verdict}`)).toEqual([]);
    }
  });

  it("nothing is excused that is not used", async () => {
    const used = new Set((await Promise.all(markups)).flatMap(({ uses }) => [...uses]));
    expect(Object.keys(DISPENSABLE).filter((name) => !used.has(name))).toEqual([]);
  });

  it("whoever understands the dark paper understands all of it", async () => {
    const [{ dark } = { dark: new Set<string>() }] = await Promise.all(markups);
    const support = (name: string, program: string) => features.get(name)?.get(program) ?? "u";
    const programs = [...(features.get("css-at-media-prefers-color-scheme") ?? [])]
      .filter(([program, verdict]) => PROGRAMS.test(program) && verdict === "y")
      .map(([program]) => program);
    expect(programs.length).toBeGreaterThan(4);
    expect(dark.size).toBeGreaterThan(4);
    const half = programs.flatMap((program) =>
      [...dark].filter((name) => support(name, program) === "n").map((name) => `${program}: ${name}`),
    );
    expect(half).toEqual([]);
  });

  // Outlook on Windows.
  it("room inside is that of table cells", async () => {
    const paddings = (await declarations(/^padding/)).filter(({ value }) => value !== "0");
    expect(paddings.length).toBeGreaterThan(5);
    for (const { element, attributes, name } of paddings)
      expect(element === "td" || /class="plate"/.test(attributes), `${element} ${name}`).toBe(true);
  });

  it("borders are those of tables, and thin", async () => {
    for (const { element, value } of await declarations(/^border/)) {
      expect(element).toBe("table");
      expect(Number.parseInt(value, 10)).toBeLessThan(9);
    }
  });

  it("margins are neither negative nor automatic, nor those of a span", async () => {
    for (const { element, value } of await declarations(/^margin/)) {
      expect(element).toMatch(/^(p|h1|h2|table|body|td)$/);
      expect(value).toMatch(/^(\d+(px)?\s?)+$/);
    }
  });

  it("sizes are in pixels, and weights are two", async () => {
    for (const { value } of await declarations(/^font-size$/)) expect(value).toMatch(/^\d+px$/);
    for (const { value } of await declarations(/^font-weight$/)) expect(value).toMatch(/^(400|600)$/);
  });

  // GMX and WEB.DE take no other grounds: with white letters on it, nothing would be there to press.
  it("a ground under light letters is named, as are the letters", async () => {
    const plates = (await declarations(/^(background-)?color$/)).filter(({ attributes }) =>
      /class="plate"/.test(attributes),
    );
    expect(plates.length).toBeGreaterThan(5);
    for (const { name, value } of plates) expect(value).toBe(name === "color" ? "white" : "black");
    const paper = /^#fdfcf9$/;
    for (const { value, attributes } of await declarations(/^background-color$/))
      if (!/class="plate"/.test(attributes)) expect(value).toMatch(paper);
  });

  it("a style sheet is smaller than what Gmail takes", async () => {
    for (const { style } of await Promise.all(markups)) expect(style.length).toBeLessThan(16_384);
  });
});
