import { type SQL, sql } from "drizzle-orm";
import { appeared } from "#db/announce-articles.ts";
import { db } from "#db/client.ts";
import { changeOfMedia } from "#db/media-uses.ts";
import { settingText } from "#db/setting-sql.ts";
import { readShown } from "#db/shown-articles.ts";
import { portalTimeZone } from "#db/time-zone.ts";
import type { Change } from "#lib/changes.ts";
import { tags } from "#lib/tags.ts";

/** `until`: the end of the time that was looked at, where the next look begins. */
export type Due = Change & { until: Date };

/** An article may become due while the write that dated it is still on its way: so far back they are looked for. */
const LONGEST_WRITE = sql`interval '1 minute'`;

type Found = {
  until: string;
  articles: number[];
  /** Articles under which nobody may write any more. */
  closed: number[];
  media: number[];
  promotions: boolean;
  slots: boolean;
  newDay: boolean;
};

/**
 * What changed for readers by the clock alone, after `from` and up to `to`: what has begun or ended to be visible,
 * and a new day. The clock is the database's, by which pages are read, so `to` never lies in its future.
 * Asked every few seconds: reads indexes and tables of a few rows.
 * @param from null: now, to begin with
 */
export async function listDue(from: Date | null, to?: Date): Promise<Due> {
  const { until, articles, closed, media, promotions, slots, newDay } = await find(from, to);
  const [shown, hidden] = await Promise.all([
    articles.length > 0 ? readShown(db(), articles) : [],
    media.length > 0 ? changeOfMedia(db(), media, { hidden: true }) : {},
  ]);
  const changes: Partial<Change>[] = [
    ...shown.filter(({ visible }) => visible).map(appeared),
    hidden,
    { hard: closed.map(tags.comments) },
    ...(promotions ? [{ hard: [tags.promotions()] }] : []),
    ...(slots || newDay ? [{ hard: [tags.list("front")] }] : []),
    // "Gestern", the date over the front page, how old an article is, what was read most.
    ...(newDay ? [{ soft: [tags.everything()] }] : []),
  ];
  const all = (strength: keyof Change) => [...new Set(changes.flatMap((change) => change[strength] ?? []))];
  return { gone: all("gone"), hard: all("hard"), soft: all("soft"), until: new Date(until) };
}

async function find(from: Date | null, to: Date | undefined): Promise<Found> {
  const begin = sql`coalesce(${from?.toISOString() ?? null}::timestamptz, span.until)`;
  const within = (moment: SQL) => sql`${moment} > ${begin} AND ${moment} <= span.until`;
  // What was published by a write at this very moment has been told by it.
  const begun = (moment: SQL) => sql`
    SELECT a.id FROM articles a
    WHERE a.state = 'live' AND ${moment} > ${begin} - ${LONGEST_WRITE} AND ${moment} <= span.until AND ${moment} <> a.touched_at
      AND (${moment} > ${begin} OR (${moment} > a.touched_at AND a.touched_at > ${begin} - ${LONGEST_WRITE}))`;
  const placed = (table: string) => sql`
    EXISTS (SELECT FROM ${sql.raw(table)} x WHERE ${within(sql`x.starts_at`)} OR ${within(sql`x.ends_at`)})`;
  const dayOf = (moment: SQL) => sql`(${moment} AT TIME ZONE ${portalTimeZone})::date`;
  const { rows } = await db().execute<Found>(sql`
    SELECT span.until,
      (SELECT coalesce(json_agg(due.id), '[]') FROM (
        ${begun(sql`a.published_at`)} UNION ${begun(sql`a.embargo_until`)}) due) AS articles,
      (SELECT coalesce(json_agg(a.id), '[]') FROM articles a
        WHERE a.state = 'live' AND a.comment_mode = 'premoderated' AND span.comment_days > interval '0'
          AND a.published_at > ${begin} - span.comment_days AND a.published_at <= span.until - span.comment_days) AS closed,
      (SELECT coalesce(json_agg(m.id), '[]') FROM media m WHERE ${within(sql`m.rights_expire_at`)}) AS media,
      ${placed("promos")} OR ${placed("job_ads")} OR ${placed("books")} OR ${placed("banners")} AS promotions,
      EXISTS (SELECT FROM slots l WHERE ${within(sql`l.expires_at`)}) AS slots,
      ${dayOf(begin)} <> ${dayOf(sql`span.until`)} AS "newDay"
    FROM (SELECT least(${to?.toISOString() ?? null}::timestamptz, now()) AS until,
      make_interval(days => ${settingText("commentDays")}::int) AS comment_days) span`);
  const found = rows[0];
  if (!found) throw new Error("A statement without a table gives one row.");
  return found;
}
