import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction } from "#db/client.ts";
import { HELD } from "#db/promotion-desk.ts";
import { portalSettings, saveSettings } from "#db/settings.ts";
import { within } from "#db/within.ts";
import type { FeedJob } from "#lib/job-feed.ts";
import type { Editor, System } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { type SiteSettings, siteSettings } from "#lib/settings.ts";
import { tags } from "#lib/tags.ts";

export type JobFeed = SiteSettings["jobFeeds"][number];

/** How the last fetch of a feed went: so many ads, or the code of what was wrong with a word about it. */
export type FetchResult = { at: string; count: number; problem: string | null; detail: string };

/** As `job_ads.source` names where an ad came from. */
const sourceOf = (url: string) => `feed:${url}`;

/**
 * Results lie beside the settings, under a name that is none: they change every hour and no page of readers shows
 * them, so nothing is announced.
 */
const RESULTS = "jobFeedResults";

export async function readFetchResults(): Promise<Record<string, FetchResult>> {
  const { rows } = await db().execute<{ value: Record<string, FetchResult> }>(
    sql`SELECT value FROM settings WHERE name = ${RESULTS}`,
  );
  return rows[0]?.value ?? {};
}

export async function listJobFeeds(): Promise<JobFeed[]> {
  return (await portalSettings()).jobFeeds;
}

/** @throws Refusal feed-invalid, feed-known, too-many; its value `field` names where */
export function addJobFeed(editor: Editor, feed: JobFeed, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    const jobFeeds = await lockFeeds(tx);
    if (!siteSettings.shape.jobFeeds.safeParse([feed]).success)
      throw new Refusal("feed-invalid", feed.url, { field: "url" });
    if (jobFeeds.some(({ url }) => url === feed.url))
      throw new Refusal("feed-known", feed.url, { field: "url" });
    if (!siteSettings.shape.jobFeeds.safeParse([...jobFeeds, feed]).success)
      throw new Refusal("too-many", feed.url, { field: "url" });
    await saveSettings(editor, { jobFeeds: [...jobFeeds, feed] }, tx);
  });
}

/** The list is one setting: who changes it waits for whoever is at it. */
async function lockFeeds(tx: Transaction): Promise<JobFeed[]> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('job feeds'))`);
  return (await portalSettings(tx)).jobFeeds;
}

/** Its ads end with it. */
export function removeJobFeed(editor: Editor, url: string, tx?: Transaction): Promise<void> {
  return within(tx, async (tx) => {
    const jobFeeds = await lockFeeds(tx);
    if (!jobFeeds.some((feed) => feed.url === url)) throw new Refusal("not-found", url);
    await saveSettings(editor, { jobFeeds: jobFeeds.filter((feed) => feed.url !== url) }, tx);
    if ((await endOthers(tx, sourceOf(url), [])) > 0) announce(tx, { hard: [tags.promotions()] });
    await tx.execute(sql`UPDATE settings SET value = value - ${url}::text WHERE name = ${RESULTS}`);
  });
}

/**
 * What a feed offers now is what readers see of it: new ads come, known ones take its words, those that are gone
 * from it end. What an editor ended stays ended.
 */
export function takeJobs(
  system: System,
  { feed, jobs }: { feed: JobFeed; jobs: readonly FeedJob[] },
  tx?: Transaction,
): Promise<void> {
  return within(tx, async (tx) => {
    const source = sourceOf(feed.url);
    // A fetch by hand and one by the clock at the same moment: one after the other.
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${source}))`);
    const { rowCount: taken } = await tx.execute(sql`
      INSERT INTO job_ads AS j (source, external_id, title, employer, place, href, ends_at, section_id, paid, position)
      SELECT ${source}, x."externalId", x.title, x.employer, x.place, x.href, x."endsAt",
        (SELECT s.id FROM sections s WHERE s.id = ${feed.sectionId}::bigint), ${feed.paid}, x.place_in_feed
      FROM (SELECT y.*, row_number() OVER () AS place_in_feed FROM jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb)
        AS y("externalId" text, title text, employer text, place text, href text, "endsAt" timestamptz)) x
      WHERE NOT EXISTS (SELECT FROM job_ads h WHERE h.source = ${HELD}::text || ${source}::text AND h.external_id = x."externalId")
      ON CONFLICT (source, external_id) DO UPDATE SET title = excluded.title, employer = excluded.employer,
        place = excluded.place, href = excluded.href, ends_at = excluded.ends_at, section_id = excluded.section_id,
        paid = excluded.paid
      WHERE (j.title, j.employer, j.place, j.href, j.ends_at, j.section_id, j.paid) IS DISTINCT FROM
        (excluded.title, excluded.employer, excluded.place, excluded.href, excluded.ends_at, excluded.section_id, excluded.paid)`);
    const ended = await endOthers(
      tx,
      source,
      jobs.map(({ externalId }) => externalId),
    );
    if ((taken ?? 0) + ended > 0) {
      announce(tx, { hard: [tags.promotions()] });
      await audit(tx, system, {
        action: "fetch",
        subject: "job_feed",
        detail: { url: feed.url, changed: taken ?? 0, ended },
      });
    }
    await keepResult(tx, feed.url, { count: jobs.length, problem: null, detail: "" });
  });
}

/** A fetch that failed changes no ad. */
export function noteFetchFailure(
  _: System,
  { url, problem, detail }: { url: string; problem: string; detail: string },
  tx?: Transaction,
): Promise<void> {
  return within(tx, (tx) => keepResult(tx, url, { count: 0, problem, detail: detail.slice(0, 200) }));
}

async function endOthers(tx: Transaction, source: string, stay: string[]): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    UPDATE job_ads j SET ends_at = now(), starts_at = CASE WHEN j.starts_at < now() THEN j.starts_at END
    WHERE j.source = ${source} AND j.external_id <> ALL(${sql.param(stay)}::text[])
      AND (j.ends_at IS NULL OR j.ends_at > now())`);
  return rowCount ?? 0;
}

async function keepResult(tx: Transaction, url: string, result: Omit<FetchResult, "at">): Promise<void> {
  const value = JSON.stringify({ [url]: { ...result, at: new Date().toISOString() } });
  await tx.execute(sql`
    INSERT INTO settings (name, value) VALUES (${RESULTS}, ${value}::jsonb)
    ON CONFLICT (name) DO UPDATE SET value = settings.value || excluded.value, updated_at = now()`);
}
