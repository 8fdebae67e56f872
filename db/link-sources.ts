import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction, transaction } from "#db/client.ts";
import { ids, isLive } from "#db/teasers.ts";
import { linksIn } from "#lib/body/links-in.ts";
import { env } from "#lib/env.ts";
import { linkTarget } from "#lib/own-address.ts";
import type { System } from "#lib/proof.ts";

/** Texts that are read at once; one may have megabytes. */
const AT_ONCE = 100;

type Table = "article" | "page";
type Source = { id: number; bodies: unknown[] };

/**
 * Looks through everything that readers see and keeps where it leads. What no text links to any more is forgotten.
 * @returns how many texts were looked through
 */
export async function collectLinks(_: System): Promise<number> {
  let texts = 0;
  for (const table of ["article", "page"] as const)
    for (let after = 0; ; ) {
      const last = await transaction(async (tx) => {
        const sources = await readSources(tx, table, sql`${idOf[table]} > ${after}`);
        await keepUses(tx, table, sources);
        texts += sources.length;
        return sources.at(-1)?.id;
      });
      if (!last) break;
      after = last;
    }
  await db().execute(sql`
    DELETE FROM link_uses u WHERE u.article_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM articles a WHERE a.id = u.article_id AND ${isLive})`);
  await db().execute(sql`
    DELETE FROM link_uses u WHERE u.page_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM pages p WHERE p.id = u.page_id AND p.state = 'live')`);
  await db().execute(
    sql`DELETE FROM links l WHERE NOT EXISTS (SELECT FROM link_uses u WHERE u.link_id = l.id)`,
  );
  return texts;
}

/** Looks once more into the texts that had this link. @returns whether one of them still has it */
export function collectUsesOf(_: System, linkId: number): Promise<boolean> {
  return transaction(async (tx) => {
    for (const table of ["article", "page"] as const) {
      const column = usedBy[table];
      const { rows } = await tx.execute<{ id: number }>(sql`
        SELECT ${column} AS id FROM link_uses u WHERE u.link_id = ${linkId} AND ${column} IS NOT NULL
        ORDER BY ${column} LIMIT ${AT_ONCE}`);
      const asked = rows.map(({ id }) => id);
      const found = await readSources(tx, table, sql`${idOf[table]} = ANY(${ids(asked)})`);
      const gone = asked.filter((id) => !found.some((source) => source.id === id));
      await keepUses(tx, table, [...found, ...gone.map((id) => ({ id, bodies: [] }))]);
    }
    const { rowCount } = await tx.execute(sql`
      DELETE FROM links l WHERE l.id = ${linkId}
        AND NOT EXISTS (SELECT FROM link_uses u WHERE u.link_id = l.id)`);
    return !rowCount;
  });
}

const idOf: Record<Table, SQL> = { article: sql`a.id`, page: sql`p.id` };
const usedBy: Record<Table, SQL> = { article: sql`u.article_id`, page: sql`u.page_id` };

/** Texts as readers see them, the entries of a live blog with it. */
async function readSources(tx: Transaction, table: Table, which: SQL): Promise<Source[]> {
  const { rows } = await tx.execute<Source>(
    table === "article"
      ? sql`SELECT a.id, (SELECT jsonb_build_array(a.body) || coalesce(jsonb_agg(e.body), '[]') FROM live_entries e
            WHERE e.article_id = a.id AND e.withdrawn_at IS NULL) AS bodies
          FROM articles a WHERE ${which} AND ${isLive} ORDER BY a.id LIMIT ${AT_ONCE}`
      : sql`SELECT p.id, jsonb_build_array(p.body) AS bodies
          FROM pages p WHERE ${which} AND p.state = 'live' ORDER BY p.id LIMIT ${AT_ONCE}`,
  );
  return rows;
}

/** What these texts link to now takes the place of what they linked to. */
async function keepUses(tx: Transaction, table: Table, sources: Source[]): Promise<void> {
  if (sources.length === 0) return;
  const used = sources.flatMap(({ id, bodies }) => targetsIn(bodies).map((target) => ({ id, ...target })));
  const given = sql`jsonb_to_recordset(${JSON.stringify(used)}::jsonb) AS x(id bigint, url text, host text)`;
  const column = usedBy[table];
  // In one order, so that two who do this at once do not wait for each other.
  await tx.execute(sql`
    INSERT INTO links (url, host) SELECT DISTINCT x.url, x.host FROM ${given} ORDER BY x.url
    ON CONFLICT (url) DO NOTHING`);
  await tx.execute(sql`
    WITH wanted AS (SELECT l.id AS link, x.id FROM ${given} JOIN links l ON l.url = x.url),
    gone AS (DELETE FROM link_uses u WHERE ${column} = ANY(${ids(sources.map(({ id }) => id))})
      AND NOT EXISTS (SELECT FROM wanted n WHERE n.link = u.link_id AND n.id = ${column}))
    INSERT INTO link_uses (link_id, ${sql.raw(`${table}_id`)}) SELECT n.link, n.id FROM wanted n
    ON CONFLICT DO NOTHING`);
}

function targetsIn(bodies: unknown[]) {
  const targets = bodies.flatMap(linksIn).flatMap(({ href }) => linkTarget(href, env().SITE_URL) ?? []);
  return [...new Map(targets.map((target) => [target.url, target])).values()];
}
