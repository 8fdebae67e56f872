/** What is looked at before an article goes before its readers (I6). */
export type ChecklistFacts = {
  title: string;
  standfirst: string;
  wordCount: number;
  hasAuthors: boolean;
  topics: number;
  sponsor: string | null;
  aiUse: "none" | "assist" | "draft" | "translation" | "image";
  aiTool: string;
  aiReviewed: boolean;
  hasLead: boolean;
  /** Every picture that would be shown: the lead, and those in the text. */
  pictures: readonly PictureFacts[];
  /** Links in the text that are paid for, by the house's list (rule AD). */
  paidLinks: number;
  /** Those of them that no label can stand before, or that hide where they lead; 0 in a sponsored article. */
  paidMismatches: number;
  /** All links in the text that lead out of the house. */
  outwardLinks: number;
  /** An embargo is still in force: nobody sees the article before it ends. */
  embargoed: boolean;
};

export type PictureFacts = {
  id: number;
  alt: string;
  credit: string;
  licence: string;
  aiUse: ChecklistFacts["aiUse"];
  width: number | null;
  /** Deleted, or its rights have run out. */
  gone: boolean;
};

export const CHECKS = [
  "title-missing",
  "text-missing",
  "picture-gone",
  "alt-missing",
  "credit-missing",
  "licence-missing",
  "ai-record-missing",
  "paid-unlabelled",
  "paid-mismatch",
  "authors-missing",
  "standfirst-missing",
  "lead-missing",
  "picture-small",
  "topics-missing",
  "title-long",
  "ai-unreviewed",
  "paid-links",
  "embargo",
] as const;
export type CheckName = (typeof CHECKS)[number];

/** A stop keeps an article from being published; a hint is for the editor to weigh. */
export type Check = {
  name: CheckName;
  level: "stop" | "hint";
  count: number;
  /** The pictures that it is about, where it can be mended at theirs. */
  pictureIds?: number[];
};

/** Google cuts a title after about so many characters; a page's own headline may be longer. */
const LONG_TITLE = 110;
/** Google's share pictures are at least so wide, in pixels (J2). */
const SHARE_WIDTH = 1200;
/** How paid texts call themselves. */
const CALLS_ITSELF_PAID = /^\s*\[?(anzeige|advertorial|sponsored( post)?|werbung|paid post)\b/i;

type Rule = { name: CheckName; level: Check["level"] } & (
  | { count: (facts: ChecklistFacts) => number }
  | { lacks: (picture: PictureFacts) => boolean }
);

const when = (holds: boolean) => (holds ? 1 : 0);

const RULES: readonly Rule[] = [
  { name: "title-missing", level: "stop", count: ({ title }) => when(title.trim() === "") },
  { name: "text-missing", level: "stop", count: ({ wordCount }) => when(wordCount === 0) },
  {
    name: "picture-gone",
    level: "stop",
    count: ({ pictures }) => pictures.filter(({ gone }) => gone).length,
  },
  {
    name: "alt-missing",
    level: "stop",
    lacks: ({ alt }) => !alt.trim(),
  },
  {
    name: "credit-missing",
    level: "stop",
    lacks: ({ credit }) => !credit.trim(),
  },
  {
    name: "licence-missing",
    level: "stop",
    lacks: ({ licence }) => !licence.trim(),
  },
  // EU AI Act, art. 50: what was made by a machine is recorded with the tool that made it.
  {
    name: "ai-record-missing",
    level: "stop",
    count: ({ aiUse, aiTool, pictures }) =>
      when(aiUse !== "none" && aiTool.trim() === "") +
      when(aiUse === "none" && pictures.some((picture) => picture.aiUse !== "none")),
  },
  // A text that calls itself an advertisement is one, or most of its ways out are paid for: then it says so.
  {
    name: "paid-unlabelled",
    level: "stop",
    count: ({ sponsor, title, standfirst, paidLinks, outwardLinks }) =>
      when(
        !sponsor?.trim() &&
          (CALLS_ITSELF_PAID.test(title) ||
            CALLS_ITSELF_PAID.test(standfirst) ||
            (paidLinks > 2 && paidLinks === outwardLinks)),
      ),
  },
  { name: "paid-mismatch", level: "stop", count: ({ paidMismatches }) => paidMismatches },
  { name: "authors-missing", level: "hint", count: ({ hasAuthors }) => when(!hasAuthors) },
  { name: "standfirst-missing", level: "hint", count: ({ standfirst }) => when(!standfirst.trim()) },
  { name: "lead-missing", level: "hint", count: ({ hasLead }) => when(!hasLead) },
  {
    name: "picture-small",
    level: "hint",
    lacks: ({ width }) => width !== null && width < SHARE_WIDTH,
  },
  { name: "topics-missing", level: "hint", count: ({ topics }) => when(topics === 0) },
  { name: "title-long", level: "hint", count: ({ title }) => when([...title].length > LONG_TITLE) },
  {
    name: "ai-unreviewed",
    level: "hint",
    count: ({ aiUse, aiReviewed }) => when(aiUse !== "none" && !aiReviewed),
  },
  { name: "paid-links", level: "hint", count: ({ paidLinks }) => paidLinks },
  { name: "embargo", level: "hint", count: ({ embargoed }) => when(embargoed) },
];

/** What is amiss, stops first. */
export function checkArticle(facts: ChecklistFacts): Check[] {
  const shown = facts.pictures.filter(({ gone }) => !gone);
  return RULES.flatMap(({ name, level, ...rule }): Check[] => {
    if ("count" in rule) {
      const count = rule.count(facts);
      return count > 0 ? [{ name, level, count }] : [];
    }
    const pictureIds = [...new Set(shown.filter(rule.lacks).map(({ id }) => id))];
    return pictureIds.length > 0 ? [{ name, level, count: pictureIds.length, pictureIds }] : [];
  });
}

export const stopsOf = (checks: readonly Check[]): Check[] => checks.filter(({ level }) => level === "stop");
