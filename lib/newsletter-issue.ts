import { z } from "zod";
import { paragraphsOf } from "#lib/corrections.ts";
import { Refusal } from "#lib/refusal.ts";

/** An issue of the newsletter as editors put it together. */

export const ISSUE_STATES = ["draft", "scheduled", "sending", "sent"] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** Longer subjects are cut by every mail program. */
export const LONGEST_SUBJECT = 150;
export const LONGEST_INTRO = 2000;
/** Words of the newsletter's own in place of an article's standfirst. */
export const LONGEST_LINE = 300;
/** More than this nobody reads. */
export const MOST_ITEMS = 30;

/** An article, and what stands beneath its headline; "": its standfirst. */
export type IssueItem = { articleId: number; line: string };

/** What stands in the two columns of a row; what is none of it is nothing. */
export const storedItems = z.array(z.object({ articleId: z.number(), line: z.string() })).catch([]);
export const storedIntro = z.array(z.string()).catch([]);

export type IssueInput = {
  subject: string;
  intro: string;
  /** Words beneath headlines, by article. */
  lines: ReadonlyMap<number, string>;
};

export type IssueContent = { subject: string; intro: string[]; items: IssueItem[] };

/** One step with an article: into the issue at its end, out of it, or past its neighbour. */
export type ItemStep = { do: "add" | "remove" | "up" | "down"; articleId: number };

/** The content with what a form says. @throws Refusal */
export function changedIssue(before: IssueContent, input: IssueInput, step: ItemStep | null): IssueContent {
  const lined = before.items.map(({ articleId, line }) => ({
    articleId,
    line: requireLine(input.lines.get(articleId) ?? line),
  }));
  return {
    subject: requireSubject(input.subject),
    intro: requireIntro(input.intro),
    items: step ? stepped(lined, step) : lined,
  };
}

/** @throws Refusal */
export function requireSubject(given: string): string {
  const subject = inOneLine(given);
  if (subject === "") throw new Refusal("title-missing", "issue");
  if (subject.length > LONGEST_SUBJECT) throw new Refusal("title-too-long", "issue");
  return subject;
}

function requireIntro(given: string): string[] {
  const text = given.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  if (text.length > LONGEST_INTRO) throw new Refusal("text-too-long", "intro");
  return paragraphsOf(text);
}

function requireLine(given: string): string {
  const line = inOneLine(given);
  if (line.length > LONGEST_LINE) throw new Refusal("text-too-long", "line");
  return line;
}

const inOneLine = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** @throws Refusal when there is no room for one more */
function stepped(items: IssueItem[], { do: way, articleId }: ItemStep): IssueItem[] {
  const at = items.findIndex((item) => item.articleId === articleId);
  if (way === "add") {
    if (at >= 0) return items;
    if (items.length >= MOST_ITEMS) throw new Refusal("too-many", "items");
    return [...items, { articleId, line: "" }];
  }
  const others = items.filter((item) => item.articleId !== articleId);
  const [own] = items.slice(at, at + 1);
  if (at < 0 || !own || way === "remove") return others;
  return others.toSpliced(Math.max(0, at + (way === "up" ? -1 : 1)), 0, own);
}

/** Whether there is anything to send. @throws Refusal */
export function requireSendable({ intro, items }: Pick<IssueContent, "intro" | "items">): void {
  if (intro.length === 0 && items.length === 0) throw new Refusal("text-missing", "issue");
}
