import { AI_CRAWLERS } from "#lib/crawlers.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** Not for crawlers; /admin is protected besides (rule RM7). */
const CLOSED = ["/admin", "/api"];

/**
 * robots.txt (RFC 9309). The rules match beginnings, so a section "apidesign" would be closed with "/api":
 * it is opened again by name, first, for readers of the file that stop at the first match.
 */
export function robotsTxt(site: Site): string {
  const sections = site.sections.flatMap((section) => [section, ...section.children]);
  const addresses = [...sections.map(paths.section), ...site.footerPages.map(paths.page)];
  const opened = addresses.filter((path) => CLOSED.some((start) => path.startsWith(start)));
  return [
    "User-agent: *",
    ...opened.map((path) => `Allow: ${path}`),
    ...CLOSED.map((path) => `Disallow: ${path}`),
    "",
    ...keptOut(site),
    `Sitemap: ${absolute(site.url, paths.sitemap())}`,
    `Sitemap: ${absolute(site.url, paths.newsSitemap())}`,
    "",
  ].join("\n");
}

/** One group for all that the house wants none of its texts to go to (L9). */
function keptOut({ settings }: Site): string[] {
  const names = [
    ...(settings.aiTraining ? [] : AI_CRAWLERS.training),
    ...(settings.aiAnswers ? [] : AI_CRAWLERS.answering),
  ];
  return names.length > 0 ? [...names.map((name) => `User-agent: ${name}`), "Disallow: /", ""] : [];
}
