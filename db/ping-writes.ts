import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { portalSettings } from "#db/settings.ts";
import type { ShownArticle } from "#db/shown-articles.ts";
import { ids } from "#db/teasers.ts";
import { type FeedPlaces, feedPathsOf } from "#lib/feeds/addresses.ts";
import { paths } from "#lib/paths.ts";
import {
  LIVE_BLOG_PAUSE_MINUTES,
  type PingFacts,
  type PingTarget,
  pingTargetsOf,
  type Telling,
  whatToTell,
} from "#lib/pings.ts";

/**
 * Lays out what hubs and search engines are to be told of a change, in the transaction of the change itself: whoever
 * is killed after it has told nobody less. Asks nobody, so nobody who hangs holds up a publication.
 */
export async function queuePings(tx: Transaction, before: ShownArticle, after: ShownArticle): Promise<void> {
  const tellings = whatToTell(factsOf(before), factsOf(after));
  if (tellings.length === 0) return;
  const targets = pingTargetsOf(await portalSettings(tx));
  if (targets.length === 0) return;
  const hubs = targets.filter(({ kind }) => kind === "websub");
  const engines = after.hidden ? [] : targets.filter(({ kind }) => kind === "indexnow");
  const feeds = hubs.length > 0 ? feedPathsOf(await readPlaces(tx, before, after)) : [];
  for (const telling of tellings) {
    await layOut(tx, { article: after.id, targets: hubs, at: telling.at, told: feedsIn(feeds, telling) });
    await layOut(tx, { article: after.id, targets: engines, ...pagesIn(telling, { before, after }) });
    await enqueue(tx, "pings", {}, telling.at ? { startAfter: new Date(telling.at) } : {});
  }
}

const factsOf = (article: ShownArticle): PingFacts => {
  const { live, visible, slug, sectionSlug, dueAt, substantiveAt, sections, topics, authors, story } =
    article;
  return {
    live,
    visible,
    path: paths.article({ slug, section: { slug: sectionSlug } }),
    dueAt,
    substantiveAt,
    places: JSON.stringify([sections, topics, authors, story]),
  };
};

type Told = { path: string; onlyIfShown: boolean };

const feedsIn = (feeds: string[], { gone }: Telling): Told[] =>
  feeds.map((path) => ({ path, onlyIfShown: gone.length === 0 }));

/** A live blog that goes on is told of after a while, and once for all that was written in it by then. */
function pagesIn(
  { at, shown, gone }: Telling,
  { before, after }: { before: ShownArticle; after: ShownArticle },
): Pick<Layout, "at" | "told" | "pause"> {
  const goesOn = after.liveBlog && before.visible && after.visible && gone.length === 0;
  return {
    at,
    told: [
      ...shown.map((path) => ({ path, onlyIfShown: true })),
      ...gone.map((path) => ({ path, onlyIfShown: false })),
    ],
    pause: goesOn ? LIVE_BLOG_PAUSE_MINUTES : 0,
  };
}

type Layout = {
  article: number;
  targets: PingTarget[];
  /** null: now. */
  at: string | null;
  told: Told[];
  /** Minutes after which it is due, with whatever waits by then; 0: each by itself. */
  pause?: number;
};

async function layOut(tx: Transaction, { article, targets, at, told, pause = 0 }: Layout): Promise<void> {
  if (targets.length === 0 || told.length === 0) return;
  const column = <Row>(rows: Row[], of: (row: Row) => unknown) => sql.param(rows.map(of));
  await tx.execute(sql`
    INSERT INTO waiting_pings (kind, target, path, article_id, only_if_shown, due_at)
    SELECT t.kind, t.target, p.path, ${article}, p.only_if_shown,
      coalesce(${at}::timestamptz, now() + make_interval(mins => ${pause}))
    FROM unnest(${column(targets, ({ kind }) => kind)}::text[], ${column(targets, ({ target }) => target)}::text[])
        AS t(kind, target),
      unnest(${column(told, ({ path }) => path)}::text[],
        ${column(told, ({ onlyIfShown }) => onlyIfShown)}::boolean[]) AS p(path, only_if_shown)
    WHERE NOT (${pause > 0}::boolean AND EXISTS (SELECT FROM waiting_pings w
      WHERE w.kind = t.kind AND w.target = t.target AND w.path = p.path
        AND w.due_at > now() AND w.due_at <= now() + make_interval(mins => ${pause})))`);
}

/** What lists it, or did before the change. */
async function readPlaces(tx: Transaction, before: ShownArticle, after: ShownArticle): Promise<FeedPlaces> {
  const both = (of: (article: ShownArticle) => number[]) => ids([...new Set([...of(before), ...of(after)])]);
  const slugs = (table: string, of: (article: ShownArticle) => number[]) => sql`(
    SELECT coalesce(json_agg(json_build_object('slug', x.slug) ORDER BY x.id), '[]')
    FROM ${sql.identifier(table)} x WHERE x.id = ANY(${both(of)}))`;
  const { rows } = await tx.execute<Omit<FeedPlaces, "corrected" | "articles">>(sql`
    SELECT ${slugs("sections", ({ sections }) => sections)} AS sections,
      ${slugs("topics", ({ topics }) => topics)} AS topics,
      ${slugs("authors", ({ authors }) => authors)} AS authors,
      ${slugs("stories", ({ story }) => (story === null ? [] : [story]))} AS stories`);
  const [places] = rows;
  if (!places) throw new Error("A query without a table has one row.");
  // A feed of its own that nobody could know before is nobody's yet.
  const known = before.visible ? [after, before] : [];
  const articles = known.map(({ slug, sectionSlug }) => ({ slug, section: { slug: sectionSlug } }));
  return { ...places, articles, corrected: before.corrected || after.corrected };
}
