import { type ArticleContent, articleContent } from "#lib/article-content.ts";

/** What was written and could not be sent, kept in the writer's own browser. */
export type Rescue = { at: string; version: number; changes: Partial<ArticleContent> };

const keyOf = (articleId: number) => `depesche-article-${articleId}`;

/** A browser that keeps nothing (private window, full) must not keep anybody from writing. */
export function keepRescue(articleId: number, rescue: Rescue): void {
  try {
    localStorage.setItem(keyOf(articleId), JSON.stringify(rescue));
  } catch {}
}

export function dropRescue(articleId: number): void {
  try {
    localStorage.removeItem(keyOf(articleId));
  } catch {}
}

export function findRescue(articleId: number): Rescue | null {
  try {
    const { at, version, changes } = JSON.parse(localStorage.getItem(keyOf(articleId)) ?? "null");
    return { at: String(at), version: Number(version), changes: articleContent.parse(changes) };
  } catch {
    return null;
  }
}
