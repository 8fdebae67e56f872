import { randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { sessions } from "#db/schema/users.ts";
import { within } from "#db/within.ts";
import type { Role } from "#lib/capabilities.ts";
import type { System, Viewer } from "#lib/proof.ts";

/** A signed-in device that may still act: whose it is, and as what. */
export type Session = {
  id: string;
  userId: number;
  /** Pseudonym; "" until one was chosen. */
  name: string;
  role: Role;
  locale: "de" | "en";
};

export type OpenedSession = { id: string; userId: number; epoch: number };

/** How exactly a session says when it was last used, in minutes: a page view is no reason for a write. */
const SEEN_EVERY_MINUTES = 10;

/**
 * Signs somebody in on a device. Whoever signs in has not left: a deletion that was asked for is called off.
 * @param session.device coarse ("Firefox, Linux"), never the raw user agent
 */
export function openSession(
  _: System,
  { userId, device, seconds }: { userId: number; device: string; seconds: number },
  tx?: Transaction,
): Promise<OpenedSession> {
  return within(tx, async (tx) => {
    const id = randomBytes(18).toString("base64url");
    const expiresAt = new Date(Date.now() + seconds * 1000);
    await tx.insert(sessions).values({ id, userId, device, expiresAt });
    const { rows } = await tx.execute<{ epoch: number }>(sql`
      UPDATE users SET deletion_requested_at = NULL, last_seen_at = now() WHERE id = ${userId}
      RETURNING session_epoch AS epoch`);
    return { id, userId, epoch: rows[0]?.epoch ?? 0 };
  });
}

/**
 * The session that a cookie names, asked anew for everything that it grants: a ban, a change of role or "sign out
 * everywhere" acts at once. @returns null when it was revoked, is over, or its person is banned or gone
 */
export async function findSession(id: string, epoch: number): Promise<Session | null> {
  const { rows } = await db().execute<Session & { isStale: boolean }>(sql`
    SELECT s.id, u.id AS "userId", coalesce(u.display_name, '') AS name, u.role, u.locale,
      s.last_seen_at < now() - make_interval(mins => ${SEEN_EVERY_MINUTES}) AS "isStale"
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = ${id} AND s.revoked_at IS NULL AND s.expires_at > now()
      AND u.session_epoch = ${epoch} AND u.deleted_at IS NULL
      AND NOT EXISTS (
        SELECT FROM restrictions r WHERE r.user_id = u.id AND r.kind = 'ban' AND r.lifted_at IS NULL
          AND (r.ends_at IS NULL OR r.ends_at > now()))`);
  const [found] = rows;
  if (!found) return null;
  const { isStale, ...session } = found;
  if (isStale) await db().update(sessions).set({ lastSeenAt: new Date() }).where(eq(sessions.id, id));
  return session;
}

/** Ends one of a person's own sessions; somebody else's stays. */
export async function revokeSession(viewer: Viewer, id: string): Promise<void> {
  await db()
    .update(sessions)
    .set({ revokedAt: new Date() })
    .where(and(eq(sessions.id, id), eq(sessions.userId, viewer.userId), isNull(sessions.revokedAt)));
}
