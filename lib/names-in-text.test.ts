import { describe, expect, it } from "vitest";
import { parseBody } from "#lib/body/schema.ts";
import { toText } from "#lib/body/text.ts";
import { bodyWithoutName, countInBody, jsonWithoutName } from "#lib/body/without-name.ts";
import { findNames, parseNames } from "#lib/names-in-text.ts";

const name = findNames(["Erika Müller-Groß", "Müller-Groß", "Jan K."], "N. N.");

describe("a name in a text", () => {
  it.each([
    ["Erika Müller-Groß sagte", "N. N. sagte"],
    ["Frau Müller-Groß’ Anwalt", "Frau N. N.’ Anwalt"],
    ["Müller-Großs Haus", "N. N.s Haus"],
    ["ERIKA\u00a0MÜLLER-GROSS", "N. N."],
    ["Erika\nMüller-Groß", "N. N."],
    ["Die Müller-Groß-Affäre", "Die N. N.-Affäre"],
    ["Mül\u00adler-Groß", "N. N."],
    ["Jan K. (44)", "N. N. (44)"],
    ["Müller-Großmann und Jan Kranz", "Müller-Großmann und Jan Kranz"],
    ["Im Januar", "Im Januar"],
  ])("%j", (text, without) => expect(name.replace(text)).toBe(without));

  it.each([
    ["erika-mueller-gross-siegt", true],
    ["frau-mueller-gross", true],
    ["mueller-grossmann", false],
  ])("makes the address %s: %s", (slug, isThere) => expect(name.isInSlug(slug)).toBe(isThere));

  it("is never a pattern", () => expect(findNames(["A.*"], "x").replace("Abc A.*")).toBe("Abc x"));
  it("is put in as it stands", () => expect(findNames(["Ada"], "$&").replace("Ada")).toBe("$&"));
  it.each(["A", "x".repeat(101)])("does not fit: %s", (line) => expect(parseNames(line)).toBeNull());
  it("stands on a line of its own", () =>
    expect(parseNames(" Ada \r\n\n Ada\nBo  Berg")).toEqual(["Ada", "Bo Berg"]));
});

const text = (text: string, ...marks: unknown[]) => ({ type: "text", text, marks });
const document = (...content: unknown[]) => ({ type: "doc", content });

describe("a name in an article's text", () => {
  it("goes where a part of it is bold, linked or in a footnote", () => {
    const body = parseBody(
      document(
        {
          type: "paragraph",
          content: [
            text("Gestern sagte "),
            text("Erika ", { type: "bold" }),
            text("Müller-Groß", { type: "link", attrs: { href: "https://example.org/" } }),
            text(": nichts. Müller-Groß"),
            { type: "footnote", attrs: { text: "So Erika Müller-Groß." } },
            { type: "hardBreak" },
            text("Ende"),
          ],
        },
        { type: "image", attrs: { mediaId: 4, caption: "Jan K. im Bild", alt: "Erika Müller-Groß" } },
      ),
    );
    expect(countInBody(body, name)).toBe(5);
    const without = bodyWithoutName(body, name);
    without.check();
    expect(countInBody(without, name)).toBe(0);
    expect(JSON.stringify(without.toJSON())).not.toMatch(/Müller|Erika|Jan K/);
    expect(toText(without)).toContain("Gestern sagte N. N.: nichts. N. N. (So N. N..)\nEnde");
  });

  it("leaves what does not have it as it is", () => {
    const body = parseBody(document({ type: "paragraph", content: [text("Ein Satz.")] }));
    expect(bodyWithoutName(body, name).eq(body)).toBe(true);
  });
});

it("a kept version loses it, addresses stay", () => {
  const kept = {
    slug: "Jan K.",
    title: "Jan K. geht",
    keyPoints: ["Jan K."],
    body: document({ type: "paragraph", content: [text("Jan "), text("K.", { type: "bold" })] }),
  };
  const without = JSON.stringify(jsonWithoutName(kept, name));
  expect(without).toContain('"slug":"Jan K."');
  expect(without.match(/N\. N\./g)).toHaveLength(3);
});
