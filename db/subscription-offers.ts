import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { nameSubject } from "#db/subscription-subjects.ts";
import { isLive } from "#db/teasers.ts";
import type { Subject, SubscriptionKind } from "#lib/subscriptions.ts";

export type Offer = Subject & { name: string };

/** More to choose from is a list nobody reads. */
const MOST = 12;

/** What can be subscribed to: what somebody came for, what an article stands for, else the sections. */
export async function listOffers({
  wanted,
  articleId,
}: {
  wanted: Subject | null;
  articleId: number | null;
}): Promise<Offer[]> {
  const name = wanted && (await nameSubject(wanted));
  const first = wanted && name !== null ? [{ ...wanted, name }] : [];
  const others = articleId ? await ofArticle(articleId) : await ofPaper();
  const known = new Set<string>();
  return [...first, ...others].filter(({ kind, refId, query }) => {
    const key = `${kind} ${refId} ${query}`;
    return !known.has(key) && Boolean(known.add(key));
  });
}

type Row = { kind: SubscriptionKind; refId: number | null; name: string };
const toOffer = (row: Row): Offer => ({ ...row, query: null });

async function ofArticle(id: number): Promise<Offer[]> {
  const { rows } = await db().execute<Row>(sql`
    WITH this AS (SELECT a.* FROM articles a WHERE a.id = ${id} AND ${isLive})
    SELECT 'similar' AS kind, id AS "refId", title AS name FROM this
    UNION ALL SELECT 'story', s.id, s.title FROM this JOIN stories s ON s.id = this.story_id
    UNION ALL (SELECT 'topic', t.id, t.name FROM this JOIN article_topics x ON x.article_id = this.id
      JOIN topics t ON t.id = x.topic_id ORDER BY x.position LIMIT ${MOST})
    UNION ALL SELECT 'section', s.id, s.name FROM this JOIN sections s ON s.id = this.section_id
    UNION ALL (SELECT 'author', w.id, w.name FROM this JOIN article_authors aa ON aa.article_id = this.id
      JOIN authors w ON w.id = aa.author_id WHERE aa.role = 'author' ORDER BY aa.position LIMIT ${MOST})
    UNION ALL SELECT 'comments', id, title FROM this WHERE comment_mode <> 'off'
    UNION ALL SELECT 'corrections', id, title FROM this`);
  return rows.length > 0 ? rows.map(toOffer) : ofPaper();
}

async function ofPaper(): Promise<Offer[]> {
  const { rows } = await db().execute<Row>(sql`
    (SELECT 'section' AS kind, s.id AS "refId", s.name FROM sections s
      WHERE s.parent_id IS NULL AND s.in_navigation AND s.hidden_at IS NULL ORDER BY s.position, s.id LIMIT ${MOST})
    UNION ALL (SELECT 'newsletter', NULL, '' FROM newsletter_issues n WHERE n.sent_at IS NOT NULL LIMIT 1)
    UNION ALL SELECT 'corrections', NULL, ''`);
  return rows.map(toOffer);
}
