import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { portalSettings, saveSettings } from "#db/settings.ts";
import { within } from "#db/within.ts";
import type { Admin } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import type { SiteSettings } from "#lib/settings.ts";

type Names = readonly (keyof SiteSettings)[];
/** When the settings of a part were last saved, and by whom; "" where nobody has yet. */
type LastSaved = { seen: string; by: string };

/** The settings as a form shows them, and the mark by which a save sees whether somebody was quicker. */
export async function readSettingsPart(
  _: Admin,
  names: Names,
): Promise<{ settings: SiteSettings } & LastSaved> {
  const [settings, saved] = await Promise.all([portalSettings(), lastSaved(names)]);
  return { settings, ...saved };
}

/**
 * Saves what has changed of a part. @param given.seen the mark that the form was made with
 * @returns how many settings changed
 * @throws Refusal "changed-meanwhile" with the name of who was quicker, or naming the setting that does not fit
 */
export function saveSettingsPart(
  admin: Admin,
  { names, changes, seen }: { names: Names; changes: Partial<SiteSettings>; seen: string },
): Promise<number> {
  return within(undefined, async (tx) => {
    // Rows that are not there yet cannot be locked.
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('settings'))`);
    const [before, saved] = [await portalSettings(tx), await lastSaved(names, tx)];
    if (saved.seen !== seen) throw new Refusal("changed-meanwhile", "settings", { name: saved.by });
    const changed = Object.entries(changes).filter(
      ([name, value]) => JSON.stringify(before[name as keyof SiteSettings]) !== JSON.stringify(value),
    );
    await saveSettings(admin, Object.fromEntries(changed), tx);
    return changed.length;
  });
}

async function lastSaved(names: Names, tx?: Transaction): Promise<LastSaved> {
  const { rows } = await (tx ?? db()).execute<LastSaved>(sql`
    SELECT s.updated_at::text AS seen, coalesce(u.display_name, u.email, '') AS by
    FROM settings s LEFT JOIN users u ON u.id = s.updated_by
    WHERE s.name = ANY(${sql.param(names)}::text[]) ORDER BY s.updated_at DESC LIMIT 1`);
  return rows[0] ?? { seen: "", by: "" };
}
