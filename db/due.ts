import { sql } from "drizzle-orm";
import { listTags, neighbourTags, readPlaces } from "#db/article-places.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { Change } from "#lib/changes.ts";
import { tags } from "#lib/tags.ts";

type Due = {
  /** Live articles that began to be seen. */
  articles: number[];
  promotions: boolean;
  slots: boolean;
  /** Pictures that nobody may see any more. */
  media: { articles: number[]; pages: number[] };
  newDay: boolean;
};

/** A page is late by this at most, in milliseconds: nobody can tell, and the question costs next to nothing. */
const askEvery = 2_000;

/**
 * Tells what the clock alone changes, as it happens: an hour set for publication or for the end of an embargo has
 * come, an ad or a picture's rights have run out, a new day has begun. Nobody writes then, so each process asks for
 * itself. While the database is away nothing is lost: the next question begins where the last one ended.
 * @returns how to stop
 */
export function watchDue(onChange: (change: Change) => void): () => Promise<void> {
  let since: string | null = null;
  let asking = Promise.resolve();
  const ask = async () => {
    const { now, change } = await readDue(since);
    since = now;
    if (change) onChange(change);
  };
  const timer = setInterval(() => {
    asking = asking.then(ask).catch(() => {});
  }, askEvery);
  return async () => {
    clearInterval(timer);
    await asking;
  };
}

/**
 * What has become due after a moment. The clock is Postgres', which also decides what is live.
 * @param since null: nothing, only what time it is
 */
export async function readDue(since: string | null): Promise<{ now: string; change: Change | null }> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ now: string }>(sql`SELECT now()::text AS now`);
    const now = rows[0]?.now ?? "";
    if (since === null) return { now, change: null };
    return { now, change: await toChange(tx, await readDueRows(tx, { from: since, to: now })) };
  });
}

async function toChange(tx: Transaction, due: Due): Promise<Change | null> {
  const change = { gone: [] as string[], hard: [] as string[], soft: [] as string[] };
  for (const id of due.articles) {
    const places = await readPlaces(tx, id);
    change.hard.push(tags.article(id), tags.missing());
    change.soft.push(...listTags(places), ...neighbourTags(places));
  }
  if (due.promotions) change.hard.push(tags.promotions());
  if (due.slots) change.hard.push(tags.list("front"));
  change.gone.push(...due.media.articles.flatMap((id) => [tags.article(id), tags.teaser(id)]));
  change.gone.push(...due.media.pages.map(tags.page));
  // The masthead's date, "gestern", notices of age, what is read on seven days: each page once more as it was.
  if (due.newDay) {
    change.hard.push(tags.list("front"));
    change.soft.push(tags.everything());
  }
  return change.gone.length + change.hard.length + change.soft.length > 0 ? change : null;
}

async function readDueRows(tx: Transaction, { from, to }: { from: string; to: string }): Promise<Due> {
  const within = (column: string) =>
    sql`${sql.raw(column)} > ${from}::timestamptz AND ${sql.raw(column)} <= ${to}::timestamptz`;
  const ends = (table: string) =>
    sql`EXISTS (SELECT FROM ${sql.raw(table)} x WHERE (${within("x.starts_at")}) OR (${within("x.ends_at")}))`;
  const expired = sql`SELECT m.id FROM media m WHERE ${within("m.rights_expire_at")}`;
  const { rows } = await tx.execute<Due>(sql`
    SELECT
      (SELECT coalesce(json_agg(x.id), '[]') FROM (
        SELECT a.id FROM articles a WHERE a.state = 'live' AND ${within("a.published_at")}
        UNION SELECT a.id FROM articles a WHERE a.state = 'live' AND ${within("a.embargo_until")}) x) AS articles,
      (${ends("promos")} OR ${ends("job_ads")} OR ${ends("books")}) AS promotions,
      EXISTS (SELECT FROM slots l WHERE ${within("l.expires_at")}) AS slots,
      json_build_object(
        'articles', (SELECT coalesce(json_agg(x.id), '[]') FROM (
          SELECT a.id FROM articles a WHERE a.lead_media_id IN (${expired})
          UNION SELECT x.article_id FROM article_media x WHERE x.media_id IN (${expired})) x),
        'pages', (SELECT coalesce(json_agg(DISTINCT x.page_id), '[]') FROM page_media x
          WHERE x.media_id IN (${expired}))) AS media,
      (${from}::timestamptz AT TIME ZONE ${portalTimeZone})::date
        <> (${to}::timestamptz AT TIME ZONE ${portalTimeZone})::date AS "newDay"`);
  return (
    rows[0] ?? {
      articles: [],
      promotions: false,
      slots: false,
      media: { articles: [], pages: [] },
      newDay: false,
    }
  );
}
