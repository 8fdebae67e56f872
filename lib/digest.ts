import { MOST_IN_DIGEST, NEARNESS } from "#lib/alerts.ts";
import type { NewsItem } from "#lib/mails.ts";
import type { Subject } from "#lib/subscriptions.ts";

/** By what a subscription finds an article (db/article-keys.ts). Moments in milliseconds since 1970. */
export type ArticleKey = Subject & {
  articleId: number;
  nearness: number | null;
  /** When it was written down. */
  at: number;
  publishedAt: number;
};

export type DigestSubscription = Subject & { id: number; nearness: number | null; confirmedAt: number };

export type DigestReader = {
  subscriptions: DigestSubscription[];
  /** Articles that this reader was told of. */
  told: readonly number[];
  /** Up to when the last digest told what is new. */
  since: number;
};

const keyOf = ({ kind, refId, query }: Subject): string => `${kind} ${refId ?? ""} ${query ?? ""}`;

/** Keys by what they are found by, so that a reader costs as much as what they follow. */
export function indexKeys(keys: readonly ArticleKey[]): Map<string, ArticleKey[]> {
  return Map.groupBy(keys, keyOf);
}

/** What is new for a reader: what most of their subscriptions find stays when it is too much, the newest first. */
export function pickForDigest(
  { subscriptions, told, since }: DigestReader,
  keys: ReadonlyMap<string, ArticleKey[]>,
): NewsItem[] {
  const known = new Set(told);
  const found = new Map<number, NewsItem & { publishedAt: number }>();
  for (const one of subscriptions)
    for (const key of keys.get(keyOf(one)) ?? []) {
      const isNew = key.at > since && key.at >= one.confirmedAt && !known.has(key.articleId);
      const isNear = key.nearness === null || key.nearness >= (one.nearness ?? NEARNESS);
      if (!isNew || !isNear) continue;
      const item = found.get(key.articleId) ?? {
        articleId: key.articleId,
        because: [],
        publishedAt: key.publishedAt,
      };
      item.because.push(one.id);
      found.set(key.articleId, item);
    }
  return [...found.values()]
    .toSorted((a, b) => b.because.length - a.because.length || b.publishedAt - a.publishedAt)
    .slice(0, MOST_IN_DIGEST)
    .toSorted((a, b) => b.publishedAt - a.publishedAt)
    .map(({ articleId, because }) => ({ articleId, because: [...new Set(because)] }));
}
