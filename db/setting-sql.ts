import { type SQL, sql } from "drizzle-orm";
import { siteSettings } from "#lib/settings.ts";

/** A setting as text inside a statement: what is stored, or what holds until somebody sets it. */
export function settingText(name: "timeZone" | "commentDays" | "locale" | "address" | "name"): SQL {
  const standard = siteSettings.parse({})[name];
  return sql.raw(`coalesce((SELECT value #>> '{}' FROM settings WHERE name = '${name}'), '${standard}')`);
}
