import { expect, it } from "vitest";
import { MOST_IN_DIGEST } from "#lib/alerts.ts";
import { type ArticleKey, type DigestSubscription, indexKeys, pickForDigest } from "#lib/digest.ts";

const key = (articleId: number, more: Partial<ArticleKey> = {}): ArticleKey => ({
  kind: "topic",
  refId: 1,
  query: null,
  articleId,
  nearness: null,
  at: 100,
  publishedAt: articleId,
  ...more,
});
const follows = (id: number, more: Partial<DigestSubscription> = {}): DigestSubscription => ({
  id,
  kind: "topic",
  refId: 1,
  query: null,
  nearness: null,
  confirmedAt: 10,
  ...more,
});
const pick = (keys: ArticleKey[], subscriptions = [follows(7)], { told = [] as number[], since = 50 } = {}) =>
  pickForDigest({ subscriptions, told, since }, indexKeys(keys));

it("names each article once, with everything that found it, the newest first", () => {
  const keys = [key(1), key(2), key(2, { kind: "search", refId: null, query: "x" })];
  const both = [follows(7), follows(8, { kind: "search", refId: null, query: "x" })];
  expect(pick(keys, both)).toEqual([
    { articleId: 2, because: [7, 8] },
    { articleId: 1, because: [7] },
  ]);
});

it("leaves out what was told, what is older than the last digest, and what is older than the subscription", () => {
  expect(pick([key(1)], [follows(7)], { told: [1] })).toEqual([]);
  expect(pick([key(1, { at: 50 })])).toEqual([]);
  expect(pick([key(1)], [follows(7, { confirmedAt: 101 })])).toEqual([]);
  expect(pick([key(1, { refId: 2 })])).toEqual([]);
});

it("holds what is near to what this reader wants", () => {
  const near = [key(1, { kind: "similar", nearness: 0.5 })];
  expect(pick(near, [follows(7, { kind: "similar" })])).toHaveLength(1);
  expect(pick(near, [follows(7, { kind: "similar", nearness: 0.55 })])).toEqual([]);
});

it("keeps to what somebody can read", () => {
  const many = Array.from({ length: 60 }, (_, n) => key(n + 1));
  const found = pick([...many, key(1, { kind: "author" })], [follows(7), follows(8, { kind: "author" })]);
  expect(found).toHaveLength(MOST_IN_DIGEST);
  expect(found.at(-1)).toEqual({ articleId: 1, because: [7, 8] });
});
