import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction } from "#db/client.ts";
import { settings } from "#db/schema/site.ts";
import { within } from "#db/within.ts";
import type { Admin, Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { parseSettings, type SiteSettings, siteSettings } from "#lib/settings.ts";
import { tags } from "#lib/tags.ts";

/** The house's settings as a write sees them, in its own transaction. Pages read them with getSite(). */
export async function portalSettings(tx?: Transaction): Promise<SiteSettings> {
  const rows = await (tx ?? db()).select({ name: settings.name, value: settings.value }).from(settings);
  return parseSettings(rows);
}

/** Drizzle would take null for no value at all. */
const JSON_NULL = sql`'null'::jsonb`;

/** Changes the settings that are given, the others stay. @throws Refusal naming the setting that does not fit */
export function saveSettings(
  publisher: Publisher | Admin,
  changes: Partial<SiteSettings>,
  tx?: Transaction,
): Promise<void> {
  return within(tx, async (tx) => {
    const rows = Object.entries(changes).map(([name, value]) => {
      const shape = siteSettings.shape[name as keyof SiteSettings];
      const parsed = shape?.safeParse(value);
      if (!parsed?.success) throw new Refusal("setting-invalid", name, { name });
      return { name, value: parsed.data, updatedBy: publisher.userId };
    });
    if (rows.length === 0) return;
    announce(tx, { hard: [tags.site()] });
    const before = await portalSettings(tx);
    await tx
      .insert(settings)
      .values(rows.map((row) => ({ ...row, value: row.value ?? JSON_NULL })))
      .onConflictDoUpdate({
        target: settings.name,
        set: { value: sql`excluded.value`, updatedBy: sql`excluded.updated_by`, updatedAt: sql`now()` },
      });
    await audit(tx, publisher, {
      action: "save",
      subject: "settings",
      detail: Object.fromEntries(
        rows.map(({ name, value }) => [name, { before: before[name as keyof SiteSettings], after: value }]),
      ),
    });
  });
}
