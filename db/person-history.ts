import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { PersonHistory, PersonRestriction } from "#lib/moderation-queue.ts";

/** As many of a person's comments are counted and drawn; whoever wrote more is known anyway. */
const COUNTED = 500;
const RECENT = 40;

const isActive = sql`r.lifted_at IS NULL AND (r.ends_at IS NULL OR r.ends_at > now())`;

/** What moderators know of a person: what they wrote, what was decided, imposed and noted. */
export async function getPersonHistory(id: number): Promise<PersonHistory | null> {
  const { rows } = await db().execute<{ person: PersonHistory }>(sql`
    SELECT json_build_object(
      'id', u.id, 'name', u.display_name, 'role', u.role, 'createdAt', u.created_at, 'deletedAt', u.deleted_at,
      'counts', (SELECT json_build_object(
          'pending', count(*) FILTER (WHERE x.state = 'pending'),
          'approved', count(*) FILTER (WHERE x.state = 'approved'),
          'rejected', count(*) FILTER (WHERE x.state = 'rejected'),
          'spam', count(*) FILTER (WHERE x.state = 'spam'),
          'withdrawn', count(*) FILTER (WHERE x.state = 'withdrawn'))
        FROM (SELECT c.state FROM comments c WHERE c.user_id = u.id
          ORDER BY c.created_at DESC LIMIT ${COUNTED}) x),
      'recent', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'state', x.state, 'body', left(x.body, 200),
          'createdAt', x.created_at, 'clause', (SELECT d.clause FROM comment_decisions d
            WHERE d.comment_id = x.id AND d.undone_at IS NULL ORDER BY d.created_at DESC, d.id DESC LIMIT 1))
          ORDER BY x.created_at DESC, x.id DESC), '[]')
        FROM (SELECT c.id, c.state, c.body, c.created_at FROM comments c WHERE c.user_id = u.id
          ORDER BY c.created_at DESC LIMIT ${RECENT}) x),
      'restrictions', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'reason', r.reason,
          'by', w.display_name, 'createdAt', r.created_at, 'endsAt', r.ends_at, 'liftedAt', r.lifted_at,
          'isActive', ${isActive}) ORDER BY r.created_at DESC, r.id DESC), '[]')
        FROM restrictions r LEFT JOIN users w ON w.id = r.imposed_by WHERE r.user_id = u.id),
      'notes', (SELECT coalesce(json_agg(json_build_object('id', n.id, 'text', n.text, 'by', w.display_name,
          'createdAt', n.created_at) ORDER BY n.created_at DESC, n.id DESC), '[]')
        FROM moderator_notes n LEFT JOIN users w ON w.id = n.written_by WHERE n.user_id = u.id)) AS person
    FROM users u WHERE u.id = ${id}`);
  return rows[0]?.person ?? null;
}

export type FoundPerson = {
  id: number;
  name: string | null;
  role: string;
  createdAt: string;
  restriction: PersonRestriction["kind"] | null;
};

const LISTED = 50;

/** People whose name holds these letters; with none, whoever is restricted just now, and then the newest. */
export async function findPeople(letters: string): Promise<FoundPerson[]> {
  const held = sql`(SELECT r.kind FROM restrictions r WHERE r.user_id = u.id AND r.kind <> 'warning' AND ${isActive}
    ORDER BY r.created_at DESC LIMIT 1)`;
  const wanted =
    letters === ""
      ? sql`u.id IN (SELECT r.user_id FROM restrictions r WHERE r.kind <> 'warning' AND ${isActive})
          OR u.id IN (SELECT n.id FROM users n ORDER BY n.id DESC LIMIT ${LISTED})`
      : sql`position(lower(${letters}) IN lower(u.display_name)) > 0`;
  const { rows } = await db().execute<FoundPerson>(sql`
    SELECT u.id, u.display_name AS name, u.role, u.created_at AS "createdAt", ${held} AS restriction
    FROM users u WHERE u.deleted_at IS NULL AND (${wanted})
    ORDER BY ${held} IS NULL, u.id DESC LIMIT ${LISTED}`);
  return rows;
}
