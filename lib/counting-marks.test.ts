import { expect, it } from "vitest";
import { countingOrigin, parseCountingMarks } from "#lib/counting-marks.ts";

const [a, b, c, d] = ["a", "b", "c", "d"].map((digit) => digit.repeat(32)) as [
  string,
  string,
  string,
  string,
];

it("reads codes alone, and out of the picture that a page is to show", () => {
  const text = [
    "Zählmarke HTML;Zählmarke PDF;privater Identifikationscode",
    `"<img src=""http://vg02.met.vgwort.de/na/${a}"" width=""1"" height=""1"" alt="""">";<a href="https://vg02.met.vgwort.de/na/${a}?l=ADRESSE">LINK</a>;${b}`,
    `${c.toUpperCase()};;${d}`,
    "",
    "nur ein Wort;;",
    `${c};;`,
  ].join("\r\n");
  expect(parseCountingMarks(text)).toEqual({
    marks: [
      { server: "vg02", publicCode: a, privateCode: b },
      { server: "vg08", publicCode: c, privateCode: d },
    ],
    skipped: [5, 6],
  });
  expect(parseCountingMarks(`${a},${b}`)).toMatchObject({ marks: [{ publicCode: a, privateCode: b }] });
});

it.each([
  ["", "empty"],
  ["öffentlich;privat", "empty"],
  [Array.from({ length: 5001 }, () => `${a};${b}`).join("\n"), "too-many"],
])("takes no file of this kind %#", (text, problem) => expect(parseCountingMarks(text)).toBe(problem));

it("names no origin but the counting servers'", () => {
  expect(countingOrigin("vg08")).toBe("https://vg08.met.vgwort.de");
  for (const server of ["", "vg8", "vg08.evil.example/", "evil"]) expect(countingOrigin(server)).toBeNull();
});
