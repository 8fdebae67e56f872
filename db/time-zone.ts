import { type SQL, sql } from "drizzle-orm";
import { siteSettings } from "#lib/settings.ts";

/** The portal's time zone inside a statement: days and months are the house's, wherever the server stands. */
export const portalTimeZone: SQL = sql`coalesce(
  (SELECT value #>> '{}' FROM settings WHERE name = 'timeZone'), ${sql.raw(`'${siteSettings.parse({}).timeZone}'`)})`;
