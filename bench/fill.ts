import { indexWords } from "#db/article-words.ts";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { transaction } from "#db/client.ts";
import { relearnCompounds } from "#db/relearn.ts";
import { saveSection } from "#db/sections.ts";
import { paragraphs } from "#db/testing/rows.ts";
import { grantOperator, grantSystem } from "#lib/grant.ts";

export type Text = { key: string; title: string; standfirst?: string; body: string; publishedAt?: Date };

const operator = grantOperator("npm run bench");
const AT_ONCE = 100;

/** Puts texts into the portal as an import would, and has the vocabulary learnt as the nightly job does. @returns ids by key */
export async function publishTexts(slug: string, texts: readonly Text[]): Promise<Map<string, number>> {
  const sectionId = await saveSection(operator, { slug, name: slug });
  const ids = new Map<string, number>();
  for (let at = 0; at < texts.length; at += AT_ONCE)
    await transaction(async (tx) => {
      for (const { key, title, standfirst = "", body, publishedAt } of texts.slice(at, at + AT_ONCE)) {
        const input = { sectionId, title, standfirst, body: paragraphs(body || "–") };
        const id = await createArticle(operator, input, tx);
        await publishArticle(operator, id, { publishedAt: publishedAt ?? new Date(), related: false, tx });
        ids.set(key, id);
      }
    });
  for (let all = [...ids.values()], at = 0; at < all.length; at += AT_ONCE)
    await transaction((tx) => indexWords(tx, all.slice(at, at + AT_ONCE)));
  await relearnCompounds(grantSystem("npm run bench"), { most: Number.POSITIVE_INFINITY });
  return ids;
}
