import { describe, expect, it } from "vitest";
import { fromHtml } from "#lib/body/from-html.ts";
import { toText } from "#lib/body/text.ts";
import { readOpening } from "#lib/wordpress/opening.ts";

const LEAD =
  "Nach neun Jahren ist die Brücke über die Kalte fertig, und der Streit um ihre Kosten beginnt von vorn.";
const AFTER = "<p>Der zweite Absatz.</p><p>Der dritte Absatz.</p>";

function read(html: string, lead = true) {
  const { rest, ...opening } = readOpening(fromHtml(html, { foreign: true, image: () => null }).doc, {
    lead,
  });
  return { ...opening, text: toText(rest) };
}

describe("readOpening", () => {
  const dateline = { places: ["Kiew"], source: "HAUS" };
  const text = "Der zweite Absatz.\n\nDer dritte Absatz.";

  it("sets the paragraph behind the dateline apart", () => {
    expect(read(`<p>KIEW (HAUS) – ${LEAD}</p>${AFTER}`)).toEqual({ lead: LEAD, dateline, text });
  });

  it("sets a paragraph all in bold apart, and finds the dateline after it", () => {
    const html = `<p><strong>${LEAD}</strong></p><p>KIEW (HAUS) – Der zweite Absatz.</p><p>Der dritte Absatz.</p>`;
    expect(read(html)).toEqual({ lead: LEAD, dateline, text });
  });

  it.each([
    ["with a link", `KIEW (HAUS) – ${LEAD} <a href="https://x.example/">Mehr</a>`, AFTER],
    ["too short", "KIEW (HAUS) – Kurz.", AFTER],
    ["too long", `KIEW (HAUS) – ${`${LEAD} `.repeat(8)}`, AFTER],
    ["with hardly a text after it", `KIEW (HAUS) – ${LEAD}`, "<p>Ende.</p>"],
    ["before something else than a paragraph", `KIEW (HAUS) – ${LEAD}`, `<h2>Kosten</h2>${AFTER}`],
  ])("leaves a paragraph %s in the text", (_, first, after) => {
    const opening = read(`<p>${first}</p>${after}`);
    expect(opening).toMatchObject({ lead: "", dateline });
    expect(opening.text).not.toMatch(/^(?:KIEW|Der zweite)/);
  });

  it("takes nothing that has neither dateline nor bold, nor where there is a lead already", () => {
    expect(read(`<p>${LEAD}</p>${AFTER}`)).toMatchObject({ lead: "", text: `${LEAD}\n\n${text}` });
    expect(read(`<p>KIEW (HAUS) – ${LEAD}</p>${AFTER}`, false)).toMatchObject({ lead: "", dateline });
  });
});
