import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fromHtml } from "#lib/body/from-html.ts";
import { fromOffice } from "#lib/body/from-office.ts";

type Json = {
  type: string;
  attrs?: Record<string, unknown>;
  text?: string;
  marks?: { type: string }[];
  content?: Json[];
};

/** A document in one line: "p(Text) ul(li(p(eins)))". */
const short = ({ type, text, marks = [], content = [] }: Json): string =>
  text !== undefined
    ? marks.reduce((inner, { type }) => `${type}:${inner}`, text)
    : `${type}(${content.map(short).join(" ")})`;
const pasted = (html: string) =>
  (fromHtml(fromOffice(html)).doc.toJSON() as Json).content?.map(short).join(" ");

/** As Word 365 puts it on the clipboard, shortened. */
const WORD = readFileSync("lib/testing/word-clipboard.txt", "utf8");

it("takes in what Word copies: headings, marks, lists in lists, tables", () => {
  expect(pasted(WORD)).toBe(
    "heading(Brücke) paragraph(bold:Fett  und  italic:kursiv , dann  link:ein Link .) " +
      "bulletList(listItem(paragraph(Eins) bulletList(listItem(paragraph(Darunter)))) listItem(paragraph(Zwei))) " +
      "table(tableRow(tableCell(A) tableCell(B)))",
  );
});

it("takes in what Docs copies: bold by style, no frame of <b>", () => {
  const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Schlicht </span><span style="font-weight:700;font-style:italic">beides</span></p></b>`;
  expect(pasted(docs)).toBe("paragraph(Schlicht  italic:bold:beides)");
});

it("knows Word's numbered lists and its title", () => {
  const word = `<p class="MsoTitle">Titel</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>1.&nbsp;&nbsp;Erstens</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>2.&nbsp;&nbsp;Zweitens</p>`;
  expect(pasted(word)).toBe(
    "heading(Titel) orderedList(listItem(paragraph(Erstens)) listItem(paragraph(Zweitens)))",
  );
});

it("leaves nothing that could run, and no word behind", () => {
  const hostile = `<p onclick="x()">Text<script>alert(1)</script> <a href="javascript:x()">Ort</a><img src=x onerror=alert(1)></p>`;
  expect(pasted(hostile)).toBe("paragraph(Text Ort)");
});

it("is done quickly with something endless", () => {
  const began = performance.now();
  fromOffice("<span style='font-weight:700'>".repeat(5_000));
  fromOffice(`<p style='mso-list:l0 level1'>${"x".repeat(200_000)}`);
  fromOffice("<!--[if".repeat(20_000));
  expect(performance.now() - began).toBeLessThan(5_000);
});
