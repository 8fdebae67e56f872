import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Role } from "#lib/capabilities.ts";
import type { Admin } from "#lib/proof.ts";

export type Colleague = {
  id: number;
  email: string;
  /** "" for whoever has not chosen one. */
  name: string;
  role: Role;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  lastSeenAt: string | null;
  createdAt: string;
};

export type ColleagueDetail = Colleague & {
  invitedBy: string | null;
  recoveryCodes: number;
  devices: { device: string; lastSeenAt: string }[];
};

/** A newsroom has dozens; what is more is a mistake to look at elsewhere. */
const MOST_LISTED = 500;
const MOST_DEVICES = 20;

const columns = sql`u.id, coalesce(u.email, '') AS email, coalesce(u.display_name, '') AS name, u.role,
  u.password_hash IS NOT NULL AS "hasPassword", u.totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
  greatest(u.last_seen_at, (SELECT max(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id)) AS "lastSeenAt",
  u.created_at AS "createdAt"`;

/** Everybody who may do more than read, who decides most first. */
export async function listColleagues(_: Admin): Promise<Colleague[]> {
  const { rows } = await db().execute<Colleague>(sql`
    SELECT ${columns} FROM users u WHERE u.role <> 'reader' AND u.deleted_at IS NULL
    ORDER BY array_position(ARRAY['admin', 'editor', 'author', 'moderator'], u.role), lower(coalesce(u.display_name, u.email))
    LIMIT ${MOST_LISTED}`);
  return rows;
}

/** One of them; null for readers and whoever is gone. */
export async function getColleague(_: Admin, id: number): Promise<ColleagueDetail | null> {
  const { rows } = await db().execute<ColleagueDetail>(sql`
    SELECT ${columns}, (SELECT coalesce(i.display_name, i.email) FROM users i WHERE i.id = u.invited_by) AS "invitedBy",
      (SELECT count(*)::int FROM recovery_codes c WHERE c.user_id = u.id AND c.used_at IS NULL) AS "recoveryCodes",
      (SELECT coalesce(json_agg(d), '[]') FROM (
        SELECT s.device, s.last_seen_at AS "lastSeenAt" FROM sessions s
        WHERE s.user_id = u.id AND s.revoked_at IS NULL AND s.expires_at > now()
        ORDER BY s.last_seen_at DESC LIMIT ${MOST_DEVICES}) d) AS devices
    FROM users u WHERE u.id = ${id} AND u.role <> 'reader' AND u.deleted_at IS NULL`);
  return rows[0] ?? null;
}
