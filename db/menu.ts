import { sql } from "drizzle-orm";
import { db, transaction } from "#db/client.ts";
import { portalSettings, saveSettings } from "#db/settings.ts";
import { changedMenu, type MenuChange, type MenuEntry, type MenuKind } from "#lib/menu.ts";
import { paths } from "#lib/paths.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** An entry as it stands in the menu; null where readers do not see what it leads to. */
export type ResolvedEntry = MenuEntry & { name: string; path: string | null };

type Target = { place: number; name: string; slug: string };

/** What the entries lead to by now: whatever is hidden, withdrawn or merged away leads nowhere. */
export async function resolveMenu(entries: readonly MenuEntry[]): Promise<ResolvedEntry[]> {
  const asked = JSON.stringify(
    entries.map((entry) => ({ kind: entry.kind, id: "id" in entry ? entry.id : 0 })),
  );
  const { rows } = await db().execute<Target>(sql`
    SELECT (e.place - 1)::int AS place, x.name, x.slug
    FROM jsonb_array_elements(${asked}::jsonb) WITH ORDINALITY AS e(entry, place)
    CROSS JOIN LATERAL (
      SELECT s.name, s.slug FROM sections s
        WHERE e.entry->>'kind' = 'section' AND s.id = (e.entry->>'id')::bigint AND s.hidden_at IS NULL
      UNION ALL
      SELECT p.title, p.slug FROM pages p
        WHERE e.entry->>'kind' = 'page' AND p.id = (e.entry->>'id')::bigint AND p.state = 'live'
      UNION ALL
      SELECT t.name, t.slug FROM topics t
        WHERE e.entry->>'kind' = 'topic' AND t.id = (e.entry->>'id')::bigint AND t.merged_into IS NULL
      UNION ALL
      SELECT y.title, y.slug FROM stories y
        WHERE e.entry->>'kind' = 'story' AND y.id = (e.entry->>'id')::bigint) x`);
  const found = new Map(rows.map((row) => [row.place, row]));
  return entries.map((entry, at) => {
    if (entry.kind === "address") return { ...entry, name: "", path: entry.href };
    const target = found.get(at);
    return { ...entry, name: target?.name ?? "", path: target ? PATHS[entry.kind](target) : null };
  });
}

const PATHS: Record<MenuKind, (target: { slug: string }) => string> = {
  section: paths.section,
  page: paths.page,
  topic: paths.topic,
  story: paths.story,
};

/** Adds a link to the menus, moves it or takes it out. @throws Refusal */
export function changeMenu(publisher: Publisher, change: MenuChange): Promise<void> {
  return transaction(async (tx) => {
    // The row that is not there yet cannot be locked.
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('settings'))`);
    const { menu } = await portalSettings(tx);
    const changed = changedMenu(menu, change);
    if (change.kind === "add") await requireTarget(changed[change.at ?? changed.length - 1]);
    await saveSettings(publisher, { menu: changed }, tx);
  });
}

async function requireTarget(entry: MenuEntry | undefined): Promise<void> {
  const [resolved] = entry ? await resolveMenu([entry]) : [];
  if (!resolved?.path) throw new Refusal("not-found", "menu");
}

export type MenuTarget = { kind: MenuKind; id: number; name: string };

/** Targets that are offered of a kind; others are named by their address. */
const OFFERED = 100;

/** What a link may lead to, kind by kind: every section and page, the busiest topics, the running stories. */
export async function listMenuTargets(): Promise<MenuTarget[]> {
  const { rows } = await db().execute<MenuTarget>(sql`
    (SELECT 'section' AS kind, s.id, s.name FROM sections s WHERE s.hidden_at IS NULL
      ORDER BY s.name LIMIT ${OFFERED})
    UNION ALL (SELECT 'page', p.id, p.title FROM pages p WHERE p.state = 'live'
      ORDER BY p.slug, p.language LIMIT ${OFFERED})
    UNION ALL (SELECT 'topic', t.id, t.name FROM topics t WHERE t.merged_into IS NULL AND t.article_count > 0
      ORDER BY t.article_count DESC, t.id LIMIT ${OFFERED})
    UNION ALL (SELECT 'story', y.id, y.title FROM stories y WHERE y.closed_at IS NULL
      ORDER BY y.id DESC LIMIT ${OFFERED})`);
  return rows;
}
