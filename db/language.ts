import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { settingText } from "#db/setting-sql.ts";
import { portalSettings } from "#db/settings.ts";
import { env } from "#lib/env.ts";
import { type Translate, translator } from "#lib/i18n.ts";
import type { SiteSettings } from "#lib/settings.ts";
import type { Site } from "#lib/site.ts";

type Locale = Site["locale"];

/** What is set, else what the portal was started with. */
export const localeOf = ({ locale }: Pick<SiteSettings, "locale">): Locale =>
  locale === "auto" ? env().SITE_LOCALE : locale;

/** The portal's language inside a statement: what the newsroom has set, else what it was started with. */
export const portalLanguage = (): SQL =>
  sql`coalesce(nullif(${settingText("locale")}, 'auto'), ${env().SITE_LOCALE})`;

/** How the portal speaks to its readers now: its texts, its language, its name. */
export async function portalVoice(tx?: Transaction): Promise<{ t: Translate; locale: Locale; name: string }> {
  const settings = await portalSettings(tx);
  const locale = localeOf(settings);
  return { t: translator(locale, settings.address), locale, name: settings.name || env().SITE_NAME };
}

/** The portal's language, for mails to somebody of whom no other is known. */
export async function portalLocale(tx?: Transaction): Promise<Locale> {
  const { rows } = await (tx ?? db()).execute<{ locale: Locale }>(sql`SELECT ${portalLanguage()} AS locale`);
  return rows[0]?.locale ?? env().SITE_LOCALE;
}
