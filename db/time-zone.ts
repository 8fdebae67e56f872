import type { SQL } from "drizzle-orm";
import { settingText } from "#db/setting-sql.ts";

/** The portal's time zone inside a statement: days and months are the house's, wherever the server stands. */
export const portalTimeZone: SQL = settingText("timeZone");
