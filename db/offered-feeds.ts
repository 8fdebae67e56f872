import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Offer } from "#db/subscription-offers.ts";
import { choiceQuery, readChoice } from "#lib/feeds/choice.ts";
import { feedPath, paths } from "#lib/paths.ts";
import type { SubscriptionKind } from "#lib/subscriptions.ts";

/** What is offered by mail and comes as a feed too. */
export type OfferedFeed = { kind: SubscriptionKind; name: string; path: string };

type Row = { kind: SubscriptionKind; refId: number; slug: string | null; sectionSlug: string | null };

const PATHS: Partial<Record<SubscriptionKind, (slug: string, sectionSlug: string) => string>> = {
  topic: (slug) => feedPath(paths.topic({ slug })),
  section: (slug) => feedPath(paths.section({ slug })),
  author: (slug) => feedPath(paths.author({ slug })),
  story: (slug) => feedPath(paths.story({ slug })),
  comments: (slug, sectionSlug) => paths.commentFeed({ slug, section: { slug: sectionSlug } }),
  corrections: (slug, sectionSlug) => feedPath(paths.article({ slug, section: { slug: sectionSlug } })),
};

/** The feeds of what is offered, in its order; what has none is left out. */
export async function listOfferedFeeds(offers: Offer[]): Promise<OfferedFeed[]> {
  const asked = offers.flatMap(({ kind, refId }) => (refId === null ? [] : [{ kind, refId }]));
  const { rows } = await db().execute<Row>(sql`
    SELECT x.kind, x."refId", CASE x.kind
      WHEN 'topic' THEN (SELECT t.slug FROM topics t WHERE t.id = x."refId")
      WHEN 'section' THEN (SELECT s.slug FROM sections s WHERE s.id = x."refId")
      WHEN 'author' THEN (SELECT w.slug FROM authors w WHERE w.id = x."refId")
      WHEN 'story' THEN (SELECT st.slug FROM stories st WHERE st.id = x."refId")
      ELSE a.slug END AS slug, s.slug AS "sectionSlug"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS x(kind text, "refId" bigint)
    LEFT JOIN articles a ON x.kind IN ('comments', 'corrections') AND a.id = x."refId"
    LEFT JOIN sections s ON s.id = a.section_id`);
  return offers.flatMap((offer) => {
    const path = offer.refId === null ? pathWithout(offer) : pathOf(offer, rows);
    return path === null ? [] : [{ kind: offer.kind, name: offer.name, path }];
  });
}

function pathOf({ kind, refId }: Offer, rows: Row[]): string | null {
  const row = rows.find((one) => one.kind === kind && one.refId === refId);
  return row?.slug ? (PATHS[kind]?.(row.slug, row.sectionSlug ?? "") ?? null) : null;
}

function pathWithout({ kind, query }: Offer): string | null {
  if (kind === "corrections") return feedPath(paths.corrections());
  const choice = query === null ? null : readChoice(new URLSearchParams({ q: query }));
  return choice && feedPath(paths.home()) + choiceQuery(choice);
}
