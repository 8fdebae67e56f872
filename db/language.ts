import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { settingText } from "#db/setting-sql.ts";
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

type Spoken = { locale: SiteSettings["locale"]; address: SiteSettings["address"]; name: string };

/** The settings that a voice is made of, as json inside a statement. */
export const spokenJson = (): SQL => sql`json_build_object('locale', ${settingText("locale")},
  'address', ${settingText("address")}, 'name', ${settingText("name")})`;

/** How the portal speaks to its readers: its texts, its language, its name. */
export function voiceOf(spoken: Spoken): { t: Translate; locale: Locale; name: string } {
  const locale = localeOf(spoken);
  return { t: translator(locale, spoken.address), locale, name: spoken.name || env().SITE_NAME };
}

export async function portalVoice(tx?: Transaction): Promise<ReturnType<typeof voiceOf>> {
  const { rows } = await (tx ?? db()).execute<{ spoken: Spoken }>(sql`SELECT ${spokenJson()} AS spoken`);
  return voiceOf(rows[0]?.spoken ?? { locale: "auto", address: "formal", name: "" });
}

/** The portal's language, for mails to somebody of whom no other is known. */
export async function portalLocale(tx?: Transaction): Promise<Locale> {
  const { rows } = await (tx ?? db()).execute<{ locale: Locale }>(sql`SELECT ${portalLanguage()} AS locale`);
  return rows[0]?.locale ?? env().SITE_LOCALE;
}
