import { expect, it } from "vitest";
import { CHECKS, type ChecklistFacts, checkArticle, type PictureFacts, stopsOf } from "#lib/checklist.ts";

const picture: PictureFacts = {
  id: 1,
  alt: "Eine Brücke",
  credit: "Mara Lindqvist",
  licence: "CC BY 4.0",
  aiUse: "none",
  width: 1600,
  gone: false,
};
const fine: ChecklistFacts = {
  title: "Die Brücke ist offen",
  standfirst: "Nach drei Jahren fahren wieder Züge.",
  wordCount: 320,
  hasAuthors: true,
  topics: 2,
  sponsor: null,
  aiUse: "none",
  aiTool: "",
  aiReviewed: false,
  hasLead: true,
  pictures: [picture],
  paidLinks: 0,
  paidMismatches: 0,
  outwardLinks: 1,
  embargoed: false,
};
const namesFor = (changes: Partial<ChecklistFacts>) =>
  checkArticle({ ...fine, ...changes }).map(({ name }) => name);
const pictureWith = (changes: Partial<PictureFacts>) =>
  namesFor({ pictures: [picture, { ...picture, ...changes }] });

it("has nothing to say of an article that is whole", () => {
  expect(checkArticle(fine)).toEqual([]);
});

it.each([
  ["title-missing", { title: "  " }],
  ["text-missing", { wordCount: 0 }],
  ["ai-record-missing", { aiUse: "draft", aiReviewed: true }],
  ["paid-unlabelled", { title: "Anzeige: So sparen Sie" }],
  ["paid-unlabelled", { standfirst: "[Advertorial] So sparen Sie" }],
  ["paid-mismatch", { paidMismatches: 2 }],
  ["authors-missing", { hasAuthors: false }],
  ["standfirst-missing", { standfirst: "" }],
  ["lead-missing", { hasLead: false, pictures: [] }],
  ["topics-missing", { topics: 0 }],
  ["title-long", { title: "Koalition ".repeat(12) }],
  ["ai-unreviewed", { aiUse: "assist", aiTool: "Ein Modell" }],
  ["paid-links", { paidLinks: 1 }],
  ["embargo", { embargoed: true }],
] as const)("says %s", (name, changes) => {
  expect(namesFor(changes)).toEqual([name]);
});

it.each([
  ["alt-missing", { alt: "" }],
  ["credit-missing", { credit: " " }],
  ["licence-missing", { licence: "" }],
  ["picture-gone", { gone: true, alt: "" }],
  ["picture-small", { width: 800 }],
  ["ai-record-missing", { aiUse: "image" }],
] as const)("says %s of a picture", (name, changes) => {
  expect(pictureWith(changes)).toEqual([name]);
});

it("takes a text whose every way out is paid for as paid", () => {
  expect(namesFor({ paidLinks: 3, outwardLinks: 3 })).toContain("paid-unlabelled");
  expect(namesFor({ paidLinks: 3, outwardLinks: 4 })).not.toContain("paid-unlabelled");
  expect(namesFor({ paidLinks: 3, outwardLinks: 3, sponsor: "Musterbank" })).not.toContain("paid-unlabelled");
});

it("stops at what the law and the house ask for, and hints at the rest", () => {
  const everything = checkArticle({
    ...fine,
    title: "",
    wordCount: 0,
    standfirst: "",
    hasAuthors: false,
    topics: 0,
    aiUse: "draft",
    pictures: [{ ...picture, alt: "", credit: "", licence: "" }],
  });
  expect(stopsOf(everything).map(({ name }) => name)).toEqual([
    "title-missing",
    "text-missing",
    "alt-missing",
    "credit-missing",
    "licence-missing",
    "ai-record-missing",
  ]);
  expect(new Set(everything.map(({ name }) => name)).size).toBe(everything.length);
  expect(CHECKS).toEqual(expect.arrayContaining(everything.map(({ name }) => name)));
});
