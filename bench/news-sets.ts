import { existsSync, readFileSync } from "node:fs";

/** News that others wrote and judged; not part of the project (README, "Real inputs"). */
const NEWS = new URL("../../shared/data/news/", import.meta.url);

export const newsIsHere = (): boolean => existsSync(NEWS);

const lines = (path: string) => readFileSync(new URL(path, NEWS), "utf8").split("\n").filter(Boolean);
const objects = <T>(path: string) => lines(path).map((line) => JSON.parse(line) as T);

export type Passage = { id: string; title: string; text: string };
export type Question = { query: string; relevant: string };

/** German passages and what was asked of them (XQuAD: Artetxe, Ruder and Yogatama, ACL 2020). */
export const xquad = () => ({
  passages: objects<Passage>("search-xquad-de/docs.jsonl"),
  questions: objects<Question>("search-xquad-de/queries.jsonl"),
});

export type Headline = { id: string; headline: string; abstract: string; datePublished: string };

/** Headlines with teasers (NeMig: Iana, Alam, Grote et al., 2023). */
export const headlines = () => objects<Headline>("nemig-headlines/articles.jsonl");

export type Sectioned = { section: string; text: string };

/** Articles in nine sections (10kGNAD, its test set). */
export const sectioned = (): Sectioned[] =>
  lines("10kgnad-test/test.csv").map((line) => {
    const at = line.indexOf(";");
    return { section: line.slice(0, at), text: line.slice(at + 1).replace(/^'|'$/g, "") };
  });

/** `human`: 1 the same story … 4 nothing in common. */
export type Pair = { first: string; second: string; human: number };

/** Pairs of German news and how alike people found them (SemEval-2022 Task 8: Chen et al.). */
export const pairs = (): Pair[] =>
  objects<{ text1: string; text2: string; overall_1same_4different: number }>(
    "similarity-semeval22/pairs-open.jsonl",
  ).map(({ text1, text2, overall_1same_4different }) => ({
    first: text1,
    second: text2,
    human: overall_1same_4different,
  }));
