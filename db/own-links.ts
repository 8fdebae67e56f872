import { sql } from "drizzle-orm";
import { db, transaction } from "#db/client.ts";
import { keepLinkStates } from "#db/link-states.ts";
import { findRedirect } from "#db/redirects.ts";
import { isLive } from "#db/teasers.ts";
import { getTopic } from "#db/topics.ts";
import { listWithheldFiles } from "#db/withheld-files.ts";
import { env } from "#lib/env.ts";
import type { LinkFault, LinkState } from "#lib/link-verdict.ts";
import { MEDIA_KEY } from "#lib/media-key.ts";
import { mediaStore } from "#lib/media-store.ts";
import { linkTarget, type OwnPlace, ownPlace } from "#lib/own-address.ts";
import { paths } from "#lib/paths.ts";
import type { System } from "#lib/proof.ts";

const AT_ONCE = 500;
/** Our own are looked at with every walk, whenever that is. */
const NEVER_DUE = 0;

/** Judges every link within the portal, by what the database knows and without asking for a page. @returns how many */
export async function judgeOwnLinks(_: System): Promise<number> {
  for (let after = 0, total = 0; ; ) {
    const { rows } = await db().execute<{ id: number; url: string }>(sql`
      SELECT l.id, l.url FROM links l WHERE l.host = '' AND l.id > ${after} ORDER BY l.id LIMIT ${AT_ONCE}`);
    await judgeOwn(rows);
    total += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return total;
    after = last.id;
  }
}

/** Judges these, in their order, and keeps what was found. */
export async function judgeOwn(links: readonly { id: number; url: string }[]): Promise<LinkState[]> {
  const states = await statesOf(links.map(({ url }) => url));
  const judged = links.flatMap(({ id }, at) => {
    const state = states[at];
    return state ? { id, ...state, dueInHours: NEVER_DUE } : [];
  });
  await transaction((tx) => keepLinkStates(tx, judged));
  return states;
}

const known = (verdict: LinkState["verdict"], more: Partial<LinkState> = {}): LinkState => ({
  verdict,
  fault: null,
  status: null,
  movedTo: null,
  failedDays: 0,
  failedOn: null,
  ...more,
});
const broken = (fault: LinkFault) => known("broken", { fault });

/** @param urls path and query each */
export async function statesOf(urls: readonly string[]): Promise<LinkState[]> {
  const found = await lookUp(urls);
  const states: LinkState[] = [];
  for (const [at, url] of urls.entries()) {
    const { place, isThere, state } = found[at] ?? { place: ownPlace(url), isThere: false, state: null };
    if (isThere) states.push(known("fine"));
    else if (place.kind === "closed") states.push(broken("closed"));
    else if (place.kind === "media") states.push(await ofFile(place.first));
    else states.push((await whereItMoved(url, place)) ?? broken(faultOf(state)));
  }
  return states;
}

/** A withdrawn article answers 410; one that is being written, or waits for its hour, is not there yet. */
const faultOf = (state: string | null): LinkFault =>
  state === null ? "missing" : state === "withdrawn" ? "gone" : "hidden";

type Found = { place: OwnPlace; isThere: boolean; state: string | null };

/** What stands at these addresses, in one statement; EXISTS would let Postgres read whole tables for a few of them. */
async function lookUp(urls: readonly string[]): Promise<Found[]> {
  const places = urls.map(ownPlace);
  const asked = JSON.stringify(places.map((place, at) => ({ at, ...place })));
  const { rows } = await db().execute<Omit<Found, "place"> & { at: number }>(sql`
    SELECT x.at, coalesce(CASE x.kind
        WHEN 'there' THEN true
        WHEN 'section-or-page' THEN coalesce(
          (SELECT true FROM sections s WHERE s.slug = x.first AND s.hidden_at IS NULL),
          (SELECT true FROM pages p WHERE p.slug = x.first AND p.state = 'live' LIMIT 1))
        WHEN 'article' THEN (SELECT ${isLive} FROM articles a JOIN sections s ON s.id = a.section_id
          WHERE s.slug = x.first AND a.slug = x.second)
        WHEN 'topic' THEN (SELECT t.merged_into IS NULL FROM topics t WHERE t.slug = x.first)
        WHEN 'author' THEN (SELECT true FROM authors w WHERE w.slug = x.first)
        WHEN 'story' THEN (SELECT true FROM stories st WHERE st.slug = x.first)
        END, false) AS "isThere",
      CASE WHEN x.kind = 'article' THEN (SELECT a.state FROM articles a JOIN sections s ON s.id = a.section_id
        WHERE s.slug = x.first AND a.slug = x.second) END AS state
    FROM jsonb_to_recordset(${asked}::jsonb) AS x(at int, kind text, first text, second text)`);
  const byPlace = new Map(rows.map((row) => [row.at, row]));
  return places.map((place, at) => ({
    place,
    isThere: byPlace.get(at)?.isThere ?? false,
    state: byPlace.get(at)?.state ?? null,
  }));
}

async function ofFile(key: string): Promise<LinkState> {
  if (!MEDIA_KEY.test(key)) return broken("missing");
  if ((await listWithheldFiles()).includes(key)) return broken("gone");
  try {
    return (await mediaStore(env()).has(key)) ? known("fine") : broken("missing");
  } catch {
    // The store is away: that says nothing of what is in it.
    return known("unclear");
  }
}

/** null where nothing leads on from here. */
async function whereItMoved(url: string, place: OwnPlace): Promise<LinkState | null> {
  const to = await targetOf(url, place);
  if (to === undefined) return null;
  if (to === null) return broken("gone");
  const target = linkTarget(to, env().SITE_URL);
  if (target?.host !== "") return known("moved", { movedTo: to });
  const [end] = await lookUp([target.url]);
  return end?.isThere ? known("moved", { movedTo: to }) : broken(faultOf(end?.state ?? null));
}

/** Where readers are led who come here; null: told that it is gone; undefined: nothing is known of it. */
async function targetOf(url: string, { kind, first }: OwnPlace): Promise<string | null | undefined> {
  const topic = kind === "topic" ? await getTopic(first) : null;
  if (topic && "redirectTo" in topic) return paths.topic({ slug: topic.redirectTo });
  const [path = ""] = url.split("?", 1);
  return (await findRedirect(kind === "elsewhere" ? url : path))?.to;
}
