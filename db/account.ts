import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { RENAME_DAYS } from "#db/users.ts";
import type { Role } from "#lib/capabilities.ts";
import type { Viewer } from "#lib/proof.ts";

export type Account = {
  email: string;
  role: Role;
  replyMails: boolean;
  /** When the name may be changed again; null: now. */
  renameFrom: Date | null;
  createdAt: Date;
};

const date = (text: string | null) => (text === null ? null : new Date(text));

/** What a person's own page says of them. */
export async function getAccount({ userId }: Viewer): Promise<Account> {
  type Row = Omit<Account, "renameFrom" | "createdAt"> & { renameFrom: string | null; createdAt: string };
  const { rows } = await db().execute<Row>(sql`
    SELECT coalesce(email, '') AS email, role, reply_mails AS "replyMails", created_at AS "createdAt",
      nullif(greatest(display_name_changed_at + make_interval(days => ${RENAME_DAYS}::int), now()), now())
        AS "renameFrom"
    FROM users WHERE id = ${userId}`);
  const [row] = rows;
  if (!row) throw new Error("Somebody is signed in who has no account.");
  return { ...row, renameFrom: date(row.renameFrom), createdAt: new Date(row.createdAt) };
}

export type Device = { id: string; device: string; createdAt: Date; lastSeenAt: Date };

/** More than somebody owns; the rest is ended by "all others". */
const MOST_DEVICES = 50;

/** Where somebody is signed in, used last first. */
export async function listDevices({ userId }: Viewer): Promise<Device[]> {
  const { rows } = await db().execute<Record<keyof Device, string>>(sql`
    SELECT s.id, s.device, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt" FROM sessions s
    WHERE s.user_id = ${userId} AND s.revoked_at IS NULL AND s.expires_at > now()
    ORDER BY s.last_seen_at DESC LIMIT ${MOST_DEVICES}`);
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: new Date(row.createdAt),
    lastSeenAt: new Date(row.lastSeenAt),
  }));
}

export async function revokeOtherSessions({ userId, sessionId }: Viewer): Promise<void> {
  await db().execute(sql`
    UPDATE sessions SET revoked_at = now()
    WHERE user_id = ${userId} AND id <> ${sessionId} AND revoked_at IS NULL`);
}

/** @param wanted whether answers to own comments are mailed */
export async function saveReplyMails({ userId }: Viewer, wanted: boolean): Promise<void> {
  await db().execute(sql`UPDATE users SET reply_mails = ${wanted} WHERE id = ${userId}`);
}

export type OwnRestriction = {
  id: number;
  kind: string;
  reason: string;
  createdAt: Date;
  endsAt: Date | null;
};

/** What was imposed on somebody and still holds. */
export async function listOwnRestrictions({ userId }: Viewer): Promise<OwnRestriction[]> {
  type Row = Omit<OwnRestriction, "createdAt" | "endsAt"> & { createdAt: string; endsAt: string | null };
  const { rows } = await db().execute<Row>(sql`
    SELECT id, kind, reason, created_at AS "createdAt", ends_at AS "endsAt" FROM restrictions
    WHERE user_id = ${userId} AND lifted_at IS NULL AND (ends_at IS NULL OR ends_at > now())
    ORDER BY created_at DESC LIMIT 50`);
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt), endsAt: date(row.endsAt) }));
}
