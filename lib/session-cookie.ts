/**
 * The one cookie that readers may get, and only by signing in (rule CK). The prefix binds it to this host and to
 * https (RFC 6265bis §4.1.3.2); on a portal without https a browser would refuse it.
 * @param siteUrl origin of the portal
 */
export function sessionCookie(siteUrl: string) {
  const secure = siteUrl.startsWith("https:");
  return {
    name: secure ? "__Host-depesche" : "depesche",
    options: { httpOnly: true, secure, sameSite: "lax", path: "/" },
  } as const;
}

/** How long a sign-in lasts unless it is ended before, in seconds. */
export const SESSION_SECONDS = 60 * 24 * 3600;

/** Whether a Cookie header may speak of a signed-in person: what it gets is nobody else's. */
export function mayBeSignedIn(cookies: string | undefined): boolean {
  return cookies !== undefined && /(^|;\s*)(__Host-)?depesche=/.test(cookies);
}
