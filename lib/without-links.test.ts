import { expect, it } from "vitest";
import { withoutLinks } from "#lib/without-links.ts";

const cases: [string, string][] = [
  ["Siehe https://böse.example/pfad?x=1 dort", "Siehe * dort"],
  ["Siehe HTTP://EVIL.EXAMPLE.", "Siehe *"],
  ["www.evil.example", "*"],
  ["evil.example/login", "*"],
  ["evil.example:8080/login", "*"],
  ["ftp://x und mailto:a@b.example", "* und *"],
  ["javascript://evil.example/%0aalert(1)", "*"],
  [
    "Das ist z.B. so. Und so... 3.5 Prozent, am 3.11.2026.",
    "Das ist z.B. so. Und so... 3.5 Prozent, am 3.11.2026.",
  ],
  ["Mehr auf evil.example, sofort", "Mehr auf *, sofort"],
  ["EVIL.EXAMPLE", "*"],
  ["Ich bin dagegen.Aber gern.", "Ich bin dagegen.Aber gern."],
  ["und/oder, km/h", "und/oder, km/h"],
];

it.each(cases)("%s", (text, expected) => {
  expect(withoutLinks(text, "*")).toBe(expected);
});
