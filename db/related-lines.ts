import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { listRelated } from "#db/related.ts";
import type { RelatedReason } from "#db/schema/articles.ts";
import { isLive } from "#db/teasers.ts";
import type { RelatedTeaser } from "#lib/articles.ts";
import { toPrefixQuery } from "#lib/desk-list.ts";
import type { ArticleState } from "#lib/workflow.ts";

/** What is offered while somebody looks for an article. */
const OFFERED = 12;

/** An article that could stand under another, or does: as lists of articles at the desk name them. */
export type RelatedOffer = {
  id: number;
  title: string;
  section: string;
  state: ArticleState;
  /** When readers saw it first: ISO 8601. */
  at: string | null;
  isExcluded: boolean;
};

export type RelatedLine = RelatedOffer & {
  score: number;
  /** null: it is one of its section's newest and fills up. */
  reason: RelatedReason | null;
  isPinned: boolean;
};

export type RelatedDesk = {
  /** As readers have it, in its order. `teaser` for what a page leaves out. */
  shown: (RelatedLine & { teaser: RelatedTeaser })[];
  /** In store: for when one of the others goes. Pinned ones that are withdrawn too. */
  rest: RelatedLine[];
  excluded: RelatedLine[];
};

/** What stands under an article, what would follow, and what never does. An editor's choices and six more at most. */
export async function readRelatedDesk(articleId: number): Promise<RelatedDesk> {
  const [teasers, { rows }] = await Promise.all([
    listRelated(articleId),
    db().execute<RelatedLine>(sql`
      SELECT a.id, a.title, s.name AS section, a.state, a.published_at AS at, r.score::float8 AS score, r.reason,
        r.pinned_at IS NOT NULL AS "isPinned", r.excluded_at IS NOT NULL AS "isExcluded"
      FROM related_articles r JOIN articles a ON a.id = r.related_id JOIN sections s ON s.id = a.section_id
      WHERE r.article_id = ${articleId}
      ORDER BY coalesce(r.excluded_at, r.pinned_at) NULLS LAST, r.score DESC, r.related_id DESC`),
  ]);
  const stored = new Map(rows.map((row) => [row.id, row]));
  const shown = teasers.map((teaser) => ({ ...(stored.get(teaser.id) ?? filling(teaser)), teaser }));
  const isShown = new Set(shown.map(({ id }) => id));
  return {
    shown,
    rest: rows.filter(({ id, isExcluded }) => !isExcluded && !isShown.has(id)),
    excluded: rows.filter(({ isExcluded }) => isExcluded),
  };
}

const filling = ({ id, title, section, publishedAt }: RelatedTeaser): RelatedLine => ({
  id,
  title,
  section: section.name,
  state: "live",
  at: publishedAt.toISOString(),
  score: 0,
  reason: null,
  isPinned: false,
  isExcluded: false,
});

/** Articles before the readers to put under another, by beginnings of their words: the newest first. */
export async function listRelatedOffers(articleId: number, typed: string): Promise<RelatedOffer[]> {
  const query = toPrefixQuery(typed);
  if (query === "") return [];
  const { rows } = await db().execute<RelatedOffer>(sql`
    SELECT a.id, a.title, s.name AS section, a.state, a.published_at AS at,
      r.excluded_at IS NOT NULL AS "isExcluded"
    FROM articles a JOIN sections s ON s.id = a.section_id
    LEFT JOIN related_articles r ON r.article_id = ${articleId} AND r.related_id = a.id
    WHERE ${isLive} AND a.search @@ (to_tsquery('german', ${query}) || to_tsquery('english', ${query}))
      AND a.id <> ${articleId} AND r.pinned_at IS NULL
    ORDER BY a.published_at DESC, a.id DESC LIMIT ${OFFERED}`);
  return rows;
}
