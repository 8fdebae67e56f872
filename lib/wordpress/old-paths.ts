/**
 * Addresses under which WordPress answered, as paths from the root of the host, percent-encoded or not.
 * The caller brings them to one form.
 */

/** Path and query of an absolute or relative address; null for something else. */
export function pathOf(address: string): string | null {
  const text = address.trim();
  if (!text || !URL.canParse(text, "http://host.invalid")) return null;
  const { protocol, pathname, search } = new URL(text, "http://host.invalid");
  return /^https?:$/.test(protocol) ? pathname.replace(/\/{2,}/g, "/") + search : null;
}

/** "/blog" of "https://example.org/blog/", "" for a site at the root. */
export function basePath(siteUrl: string): string {
  return (pathOf(siteUrl) ?? "/").replace(/[?#].*$/s, "").replace(/\/+$/, "");
}

/** Where an entry could be found: its permalink and the short links by number. */
export function entryPaths(
  entry: { id: string; link: string; guid: string; type: string },
  base: string,
): string[] {
  const query = entry.type === "page" ? "page_id" : entry.type === "attachment" ? "attachment_id" : "p";
  const short = entry.id ? [`${base}/?${query}=${entry.id}`, `${base}/?p=${entry.id}`] : [];
  // A guid of a site that stood elsewhere before was never an address of this one.
  const guid = pathOf(entry.guid);
  const wasShort = guid?.startsWith(`${base}/?`) && /[?&](?:p|page_id|attachment_id)=\d+/.test(guid);
  const all = [pathOf(entry.link), ...short, wasShort ? guid : null].filter((path) => path !== null);
  return [...new Set(all)].filter((path) => path !== "/" && path !== `${base}/`);
}

/** A permalink's own feed, WordPress' comment feed. */
export function feedPaths(paths: string[]): string[] {
  return paths.filter((path) => !path.includes("?")).map((path) => `${path.replace(/\/+$/, "")}/feed`);
}
