import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db, transaction } from "#db/client.ts";
import { deleteExpired, requeueLostMails } from "#db/housekeeping.ts";
import { queueMail } from "#db/mails.ts";
import { fresh, makeLive } from "#db/testing/rows.ts";
import { grantSystem } from "#lib/grant.ts";

const system = grantSystem("test");
const left = async (table: string, column: string) =>
  (await db().execute(sql.raw(`SELECT ${column} AS name FROM ${table} ORDER BY 1`))).rows.map(
    ({ name }) => name,
  );

it("deletes what is over and keeps what is not", async () => {
  const { rows } = await db().execute<{ id: number }>(
    sql`INSERT INTO users (email) VALUES ('a@example.org') RETURNING id`,
  );
  const user = rows[0]?.id ?? 0;
  await db().execute(sql`INSERT INTO login_tokens (purpose, email, link_hash, expires_at) VALUES
    ('sign_in', 'a@example.org', 'old', now() - interval '25 hours'), ('sign_in', 'a@example.org', 'new', now() - interval '23 hours')`);
  await db().execute(sql`INSERT INTO held_drafts (token_hash, sealed, expires_at) VALUES
    ('old', '', now() - interval '1 minute'), ('new', '', now() + interval '1 minute')`);
  await db().execute(sql`INSERT INTO rate_limits (bucket, key, window_start) VALUES
    ('old', '', now() - interval '49 hours'), ('new', '', now() - interval '47 hours')`);
  await db().execute(sql`INSERT INTO sessions (id, user_id, expires_at, revoked_at) VALUES
    ('over', ${user}, now() - interval '31 days', NULL), ('revoked', ${user}, now() + interval '9 days', now() - interval '31 days'),
    ('kept', ${user}, now() - interval '29 days', NULL), ('now', ${user}, now() + interval '9 days', NULL)`);
  await db().execute(sql`INSERT INTO deliveries (dedupe_key, kind, to_address, created_at, claimed_at, sent_at, failed_at) VALUES
    ('sent-old', '', '', now(), now(), now() - interval '31 days', NULL), ('sent', '', '', now(), now(), now(), NULL),
    ('failed-old', '', '', now() - interval '91 days', now(), NULL, now()), ('unclear-old', '', '', now() - interval '91 days', now(), NULL, NULL),
    ('failed', '', '', now() - interval '89 days', now(), NULL, now()), ('waiting', '', '', now() - interval '91 days', NULL, NULL, NULL)`);
  await db().execute(sql`INSERT INTO notices (reference, url, reason, reporter_name, reporter_email, state, decided_at) VALUES
    ('old', '/x', 'insult', 'Ada', 'ada@example.org', 'dismissed', now() - interval '366 days'),
    ('objected', '/x', 'insult', 'Ada', 'ada@example.org', 'dismissed', now() - interval '366 days'),
    ('new', '/x', 'insult', 'Ada', 'ada@example.org', 'dismissed', now() - interval '364 days'),
    ('open', '/x', 'insult', 'Ada', 'ada@example.org', 'open', NULL)`);
  await db().execute(sql`
    INSERT INTO appeals (notice_id, text) SELECT id, 'Nein.' FROM notices WHERE reference = 'objected'`);
  const article = await makeLive();
  const { rows: browsers } = await db().execute<{ id: number }>(
    sql`INSERT INTO push_subscriptions (endpoint, keys) VALUES ('old', '{}'), ('new', '{}') RETURNING id`,
  );
  await db().execute(sql`INSERT INTO push_messages (push_id, article_id, due_at) VALUES
    (${browsers[0]?.id}, ${article}, now() - interval '8 days'), (${browsers[1]?.id}, ${article}, now() - interval '6 days')`);
  await db().execute(
    sql`INSERT INTO subscribers (email, secret) VALUES ('a@example.org', 'a'), ('b@example.org', 'b')`,
  );
  await db().execute(sql`INSERT INTO subscriptions (subscriber_id, kind, confirmed_at, ended_at)
    SELECT id, 'newsletter', now() - interval '4 years', CASE email WHEN 'b@example.org' THEN now() - interval '3.1 years' END
    FROM subscribers`);
  await db().execute(sql`INSERT INTO consents (email, event, list, wording_version, wording_hash, created_at)
    SELECT email, 'confirmed', 'newsletter', 1, '', now() - interval '4 years' FROM subscribers`);
  await db().execute(sql`INSERT INTO bounces (mail_key, address_hash, kind, reason, counts, created_at) VALUES
    ('old', '', 'bounce', 'other', true, now() - interval '91 days'), ('new', '', 'bounce', 'other', true, now() - interval '89 days')`);
  await db().execute(sql`INSERT INTO pings (kind, target, created_at) VALUES
    ('websub', 'old', now() - interval '31 days'), ('websub', 'new', now() - interval '29 days')`);
  const deleted = await deleteExpired(system);
  expect(deleted).toEqual({
    signInTokens: 1,
    heldDrafts: 1,
    rateLimits: 1,
    sessions: 1,
    revokedSessions: 1,
    mails: 1,
    failedMails: 2,
    pushMessages: 1,
    pings: 1,
    consents: 1,
    subscribers: 0,
    bounces: 1,
    reporters: 1,
  });
  expect(await left("notices", "reporter_name || reference")).toEqual([
    "Adanew",
    "Adaobjected",
    "Adaopen",
    null,
  ]);
  expect(await left("push_messages", "push_id")).toEqual([browsers[1]?.id]);
  expect(await left("consents", "email")).toEqual(["a@example.org"]);
  expect(await left("login_tokens", "link_hash")).toEqual(["new"]);
  expect(await left("held_drafts", "token_hash")).toEqual(["new"]);
  expect(await left("rate_limits", "bucket")).toEqual(["new"]);
  expect(await left("pings", "target")).toEqual(["new"]);
  expect(await left("bounces", "mail_key")).toEqual(["new"]);
  expect(await left("sessions", "id")).toEqual(["kept", "now"]);
  expect(await left("deliveries", "dedupe_key")).toEqual(["failed", "sent", "waiting"]);
  await db().execute(sql`DELETE FROM deliveries`);
});

it("takes up mails that have lost their job, once", async () => {
  const queue = (dedupeKey: string) =>
    transaction((tx) =>
      queueMail(tx, {
        to: "a@example.org",
        locale: "de",
        dedupeKey,
        content: { kind: "deletion-done", kept: "nothing" },
      }),
    );
  await queue(fresh("lost"));
  await db().execute(sql`DELETE FROM pgboss.job`);
  await queue(fresh("has-its-job"));
  expect(await requeueLostMails(system)).toBe(0);
  await db().execute(sql`UPDATE deliveries SET created_at = now() - interval '61 min'`);
  expect(await requeueLostMails(system)).toBe(1);
  expect(await requeueLostMails(system)).toBe(0);
});
