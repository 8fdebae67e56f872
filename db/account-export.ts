import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { subjectName } from "#db/subscription-subjects.ts";
import type { Viewer } from "#lib/proof.ts";

/** Everything that is stored about somebody, by what it is: rows as they stand, without secrets and other people's names. */
export type AccountExport = Record<string, Record<string, unknown>[]>;

/** The account's own rows. Hashes, sealed texts and who of the newsroom decided are left out. */
const PARTS: Record<string, (id: number) => SQL> = {
  account: (id) => sql`
    SELECT id, email, email_verified_at, display_name, display_name_changed_at, role, locale, reply_mails,
      password_hash IS NOT NULL AS has_password, totp_confirmed_at, deletion_requested_at, last_seen_at, created_at
    FROM users WHERE id = ${id}`,
  identities: (id) => sql`SELECT provider, created_at FROM accounts WHERE user_id = ${id}`,
  sessions: (id) => sql`
    SELECT device, created_at, last_seen_at, expires_at, revoked_at FROM sessions WHERE user_id = ${id}
    ORDER BY created_at`,
  comments: (id) => sql`
    SELECT c.id, a.title AS article, c.parent_id, c.author_name, c.body, c.state, c.helpful_count, c.policy_version,
      c.language, c.risk, c.created_at, c.edited_at, c.decided_at, c.withdrawn_at
    FROM comments c JOIN articles a ON a.id = c.article_id WHERE c.user_id = ${id} ORDER BY c.id`,
  decisions: (id) => sql`
    SELECT d.comment_id, d.from_state, d.to_state, d.clause, d.reason, d.automated, d.created_at, d.undone_at
    FROM comment_decisions d JOIN comments c ON c.id = d.comment_id WHERE c.user_id = ${id} ORDER BY d.id`,
  screening: (id) => sql`
    SELECT v.comment_id, v.phase, v.verdict, v.reason, v.created_at
    FROM comment_verdicts v JOIN comments c ON c.id = v.comment_id WHERE c.user_id = ${id} ORDER BY v.id`,
  votes: (id) =>
    sql`SELECT comment_id, created_at FROM comment_votes WHERE user_id = ${id} ORDER BY created_at`,
  restrictions: (id) => sql`
    SELECT kind, reason, created_at, ends_at, lifted_at FROM restrictions WHERE user_id = ${id} ORDER BY id`,
  moderator_notes: (id) => sql`
    SELECT text, created_at FROM moderator_notes WHERE user_id = ${id} ORDER BY id`,
  statements: (id) => sql`
    SELECT reference, restriction, scope, ends_at, facts, ground, clause, automated_detection, automated_decision,
      created_at FROM statements WHERE user_id = ${id} ORDER BY id`,
  appeals: (id) => sql`
    SELECT s.reference, p.text, p.outcome, p.answer, p.created_at, p.decided_at
    FROM appeals p JOIN statements s ON s.id = p.statement_id WHERE s.user_id = ${id} ORDER BY p.id`,
  notices: (id) => sql`
    SELECT reference, url, reason, explanation, reporter_name, reporter_email, state, decision, created_at, decided_at
    FROM notices WHERE reporter_id = ${id} OR reporter_email = (SELECT email FROM users WHERE id = ${id})
    ORDER BY id`,
  subscriptions: (id) => sql`
    SELECT p.kind, ${subjectName} AS name, p.query, p.frequency, p.confirmed_at, p.ended_at, p.created_at
    FROM subscriptions p JOIN subscribers s ON s.id = p.subscriber_id
    WHERE s.user_id = ${id} OR s.email = (SELECT email FROM users WHERE id = ${id}) ORDER BY p.id`,
  push: (id) => sql`
    SELECT s.endpoint, s.quiet_from, s.quiet_until, s.created_at,
      (SELECT json_agg(json_build_object('kind', t.kind, 'id', t.ref_id)) FROM push_topics t
        WHERE t.push_id = s.id) AS topics
    FROM push_subscriptions s WHERE s.user_id = ${id} ORDER BY s.id`,
  consents: (id) => sql`
    SELECT c.event, c.list, w.text AS wording, c.wording_version, c.wording_hash AS wording_sha256, c.form_url,
      c.mail_id, c.method, c.created_at
    FROM consents c LEFT JOIN consent_wordings w ON w.hash = c.wording_hash
    WHERE c.email = (SELECT email FROM users WHERE id = ${id}) ORDER BY c.id`,
  mails: (id) => sql`
    SELECT kind, to_address, created_at, sent_at, failed_at FROM deliveries
    WHERE to_address = (SELECT email FROM users WHERE id = ${id}) ORDER BY id`,
  saved_views: (id) => sql`
    SELECT place, name, query, created_at FROM saved_views WHERE user_id = ${id} ORDER BY id`,
  deeds: (id) => sql`
    SELECT at, action, subject, subject_id FROM audit_log WHERE actor_id = ${id} ORDER BY id`,
};

/** One state of the database, whatever is written meanwhile. */
export function exportAccount({ userId }: Viewer): Promise<AccountExport> {
  return db().transaction(
    async (tx) => {
      const parts: AccountExport = {};
      for (const [name, query] of Object.entries(PARTS)) parts[name] = (await tx.execute(query(userId))).rows;
      return parts;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
