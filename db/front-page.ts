import { sql } from "drizzle-orm";
import { listMostRead } from "#db/article-lists.ts";
import { db } from "#db/client.ts";
import { pictureIsShown } from "#db/pictures.ts";
import type { SLOT_NAMES } from "#db/schema/promos.ts";
import { ids, isLive, type TeaserRow, teaserJson, toTeaser } from "#db/teasers.ts";
import { listBusyTopics } from "#db/topics.ts";
import { answerShows } from "#lib/answer.ts";
import type { Teaser } from "#lib/articles.ts";
import {
  type Candidate,
  FRONT_PAGE,
  type FrontPage,
  fillFrontPage,
  NEWEST_CANDIDATES,
  type Pins,
  SECTION_CANDIDATES,
} from "#lib/front-page.ts";
import type { Site } from "#lib/site.ts";
import { tags } from "#lib/tags.ts";

type SlotName = (typeof SLOT_NAMES)[number];
type Pool = {
  pins: (Candidate & { place: SlotName; title: string | null })[];
  newest: Candidate[];
  bySection: { sectionId: number; articles: Candidate[] }[];
};

/** The front page, filled. Two waves of statements: who could stand there, then what they look like. */
export async function getFrontPage(site: Site): Promise<FrontPage> {
  answerShows(tags.list("front"));
  const [pool, mostRead, topics] = await Promise.all([
    readPool(site),
    listMostRead(7, FRONT_PAGE.mostRead),
    listBusyTopics(FRONT_PAGE.topics),
  ]);
  const pinAt = (place: SlotName) => pool.pins.find((pin) => pin.place === place);
  const pins: Pins = {
    lead: pinAt("lead"),
    second: [pinAt("second-1"), pinAt("second-2"), pinAt("second-3")],
  };
  const places = fillFrontPage(pins, pool.newest, pool.bySection);
  const chosen = [
    ...(places.lead ? [places.lead] : []),
    ...places.second,
    ...places.ticker,
    ...places.sections.flatMap(({ lead, rest }) => [lead, ...rest]),
  ];
  const teasers = await readTeasers(chosen.map(({ id }) => id));
  // An article withdrawn between the two statements has no teaser any more.
  const shown = (candidates: Candidate[]) => candidates.flatMap(({ id }) => teasers.get(id) ?? []);
  const retitle = (teaser: Teaser) => {
    const title = pool.pins.find((pin) => pin.id === teaser.id)?.title;
    return title ? { ...teaser, title } : teaser;
  };
  return {
    lead: shown(places.lead ? [places.lead] : []).map(retitle)[0] ?? null,
    second: shown(places.second).map(retitle),
    ticker: shown(places.ticker),
    sections: places.sections.flatMap(({ sectionId, lead, rest }) => {
      const section = site.sections.find(({ id }) => id === sectionId);
      const [first, ...others] = shown([lead, ...rest]);
      if (!section || !first) return [];
      return [
        { section: { id: section.id, slug: section.slug, name: section.name }, lead: first, rest: others },
      ];
    }),
    mostRead: mostRead.map(({ views: _, ...teaser }) => teaser),
    topics,
  };
}

async function readPool(site: Site): Promise<Pool> {
  const tree = site.sections.flatMap(({ id, children }) =>
    [id, ...children.map((child) => child.id)].map((sectionId) => ({ sectionId, topId: id })),
  );
  const { rows } = await db().execute<Pool>(sql`
    WITH tree AS MATERIALIZED (
      SELECT w.section_id, w.top_id, w.place FROM unnest(${ids(tree.map(({ sectionId }) => sectionId))},
        ${ids(tree.map(({ topId }) => topId))}) WITH ORDINALITY AS w(section_id, top_id, place)),
    near AS (
      SELECT w.top_id, min(w.place) OVER (PARTITION BY w.top_id) AS place, x.*
      FROM tree w CROSS JOIN LATERAL (
        SELECT a.id, a.published_at, ${candidateColumns} FROM articles a
        WHERE a.section_id = w.section_id AND ${isLive}
        ORDER BY a.published_at DESC, a.id DESC LIMIT ${SECTION_CANDIDATES}) x)
    SELECT
      (SELECT coalesce(json_agg(json_build_object('place', l.name, 'title', l.title,
          'id', a.id, 'sectionId', a.section_id, ${candidateFlags}) ORDER BY l.id), '[]')
        FROM slots l JOIN articles a ON a.id = l.article_id
        WHERE l.section_id IS NULL AND (l.expires_at IS NULL OR l.expires_at > now()) AND ${isLive}) AS pins,
      (SELECT coalesce(json_agg(json_build_object('id', n.id, 'sectionId', n.section_id,
          'hasPicture', n.has_picture, 'sponsored', n.sponsored) ORDER BY n.published_at DESC, n.id DESC), '[]')
        FROM (SELECT a.id, a.section_id, a.published_at, ${candidateColumns} FROM articles a WHERE ${isLive}
          ORDER BY a.published_at DESC, a.id DESC LIMIT ${NEWEST_CANDIDATES}) n) AS newest,
      (SELECT coalesce(json_agg(json_build_object('sectionId', g.top_id, 'articles', g.articles) ORDER BY g.place), '[]')
        FROM (SELECT n.top_id, n.place, json_agg(json_build_object('id', n.id, 'sectionId', n.top_id,
            'hasPicture', n.has_picture, 'sponsored', n.sponsored) ORDER BY n.published_at DESC, n.id DESC) AS articles
          FROM near n GROUP BY n.top_id, n.place) g) AS "bySection"`);
  return rows[0] ?? { pins: [], newest: [], bySection: [] };
}

/** No EXISTS: the planner, which does not see the limit, would read all pictures once for each section. */
const hasPicture = sql`(SELECT true FROM media m WHERE m.id = a.lead_media_id AND m.variants <> '[]' AND ${pictureIsShown}) IS TRUE`;
const candidateColumns = sql`${hasPicture} AS has_picture, a.sponsor IS NOT NULL AS sponsored`;
const candidateFlags = sql`'hasPicture', ${hasPicture}, 'sponsored', a.sponsor IS NOT NULL`;

async function readTeasers(articleIds: number[]): Promise<Map<number, Teaser>> {
  const { rows } = await db().execute<{ teaser: TeaserRow }>(sql`
    SELECT ${teaserJson} AS teaser FROM articles a WHERE a.id = ANY(${ids(articleIds)}) AND ${isLive}`);
  return new Map(rows.map(({ teaser }) => [teaser.id, toTeaser(teaser)]));
}
