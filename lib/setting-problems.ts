import { fieldsOf, readSetting, type SettingName, type SettingPart } from "#lib/setting-fields.ts";
import { type SiteSettings, siteSettings } from "#lib/settings.ts";

/** What a part's form says: its settings, or the names of those that do not fit. */
export function readPart(
  part: SettingPart,
  textsFor: (name: SettingName) => string[],
): { changes: Partial<SiteSettings>; misfits: SettingName[] } {
  const changes: Record<string, unknown> = {};
  const misfits: SettingName[] = [];
  for (const [name, field] of fieldsOf(part)) {
    const parsed = siteSettings.shape[name].safeParse(readSetting(field, textsFor(name)));
    if (parsed.success) changes[name] = parsed.data;
    else misfits.push(name);
  }
  return { changes, misfits };
}
