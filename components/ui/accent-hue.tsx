import { siteSettings } from "#lib/settings.ts";

const DEFAULT_HUE = siteSettings.parse({}).accentHue;

/** The newsroom's accent colour. Says nothing when it is the default, which the style sheet knows. */
export function AccentHue({ hue }: { hue: number }) {
  return hue === DEFAULT_HUE ? null : <style>{`:root{--accent-hue:${hue}}`}</style>;
}
