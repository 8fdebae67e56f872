/**
 * Whether a form was sent from one of our own pages. Browsers name where a POST comes from in Origin (Fetch
 * standard, "origin-header") and in Sec-Fetch-Site; what names neither is no browser that carries somebody's
 * cookie from page to page.
 * @param siteUrl origin of the portal
 */
export function isSameOrigin({ headers }: Request, siteUrl: string): boolean {
  const origin = headers.get("origin");
  // "null" is what a page without an origin of its own says: a sandboxed frame, a file.
  if (origin !== null) return origin === siteUrl;
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}
