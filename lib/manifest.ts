import { paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** Widths of the house's mark as an app's icon, in pixels; 180 is what iOS asks for. */
export const APP_ICON_SIZES = [180, 192, 512] as const;

/** Ink and paper of app/styles.css, where nothing is asked for yet. */
const PAPER = "#fdfcf9";

/** What a phone needs to put the portal on its home screen (W3C, Web Application Manifest). */
export function webManifest({ name, locale, settings }: Site): string {
  return JSON.stringify({
    id: "/",
    name,
    short_name: name.slice(0, 12).trim(),
    description: settings.tagline || undefined,
    lang: locale,
    dir: "ltr",
    start_url: "/",
    scope: "/",
    // Nothing here works better without the browser's own bar; back and reload are needed.
    display: "minimal-ui",
    background_color: PAPER,
    theme_color: PAPER,
    icons: icons(settings),
  });
}

/** Made of the house's own mark, else the one that every portal comes with. */
const icons = ({ logo }: Site["settings"]) =>
  logo
    ? APP_ICON_SIZES.filter((size) => size >= 192).map((size) => ({
        ...icon(paths.appIcon(size), size),
        purpose: "any maskable",
      }))
    : [icon(paths.logo(), 512), { src: paths.icon(), sizes: "any", type: "image/svg+xml" }];

const icon = (src: string, size: number) => ({ src, sizes: `${size}x${size}`, type: "image/png" });
