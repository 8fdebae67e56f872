import { encode } from "next-auth/jwt";
import { makeSession } from "#db/testing/people.ts";
import { authSecret } from "#lib/auth-secret.ts";
import { SESSION_SECONDS, sessionCookie } from "#lib/session-cookie.ts";

/**
 * Opens a session without the way through mail or password: that has tests of its own.
 * @param siteUrl origin of the portal
 * @returns the cookie that a browser would hold
 */
export async function makeSessionCookie(
  userId: number,
  siteUrl: string,
): Promise<{ name: string; value: string }> {
  const token = { ...(await makeSession(userId)) };
  const value = await encode({ token, secret: authSecret(), maxAge: SESSION_SECONDS });
  return { name: sessionCookie(siteUrl).name, value };
}
