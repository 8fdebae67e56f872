import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { executeDeletions, requestDeletion } from "#db/account-deletion.ts";
import { db } from "#db/client.ts";
import { findSession, openSession } from "#db/sessions.ts";
import { changesOf } from "#db/testing/heard.ts";
import { makePerson } from "#db/testing/people.ts";
import { fresh, makeLive } from "#db/testing/rows.ts";
import type { DeletionChoice } from "#lib/account-deletion.ts";
import { grantSystem, grantViewer } from "#lib/grant.ts";

const system = grantSystem("test");

async function makeViewer(role: "reader" | "admin" = "reader") {
  const [name, email] = [fresh("Grüne Wiese"), `${fresh("wiesengruen")}@leser.example`];
  const userId = await makePerson({ role, name, email });
  const { id: sessionId, epoch } = await openSession(system, { userId, device: "Firefox", seconds: 3600 });
  return { viewer: grantViewer({ userId, name, role, sessionId, addressKey: "a" }), name, email, epoch };
}

async function makeComment(userId: number, row: { state?: string; parentId?: number; articleId: number }) {
  const { articleId, state = "approved", parentId = null } = row;
  const { rows } = await db().execute<{ id: number }>(sql`
    INSERT INTO comments (article_id, parent_id, depth, user_id, author_name, body, body_hash, state)
    SELECT ${articleId}, ${parentId}::bigint, ${parentId ? 1 : 0}, u.id, u.display_name, 'Mein Satz.', 'x', ${state}
    FROM users u WHERE u.id = ${userId} RETURNING id`);
  if (state === "approved")
    await db().execute(sql`UPDATE articles SET comment_count = comment_count + 1 WHERE id = ${articleId}`);
  return rows[0]?.id ?? 0;
}

/** A row about the person in every table that can hold one. */
async function leaveTrails({ userId, name, email }: { userId: number; name: string; email: string }) {
  const put = (statement: ReturnType<typeof sql>) => db().execute(statement);
  await put(
    sql`INSERT INTO accounts (provider, provider_account_id, user_id) VALUES ('oidc', ${email}, ${userId})`,
  );
  await put(sql`INSERT INTO login_tokens (purpose, email, link_hash, expires_at)
    VALUES ('sign_in', ${email}, ${email}, now() + interval '1 hour')`);
  await put(sql`INSERT INTO restrictions (user_id, kind, reason) VALUES (${userId}, 'warning', ${name})`);
  await put(sql`INSERT INTO moderator_notes (user_id, text) VALUES (${userId}, ${`${name} war freundlich`})`);
  await put(
    sql`INSERT INTO saved_views (user_id, place, name, query) VALUES (${userId}, 'queue', ${name}, '{}')`,
  );
  await put(sql`INSERT INTO notices (reference, url, reason, reporter_name, reporter_email)
    VALUES (${fresh("N")}, '/x', 'insult', ${name}, ${email})`);
  await put(
    sql`INSERT INTO deliveries (dedupe_key, kind, to_address) VALUES (${fresh("d")}, 'sign-in', ${email})`,
  );
  await put(sql`INSERT INTO push_subscriptions (endpoint, keys, user_id) VALUES (${email}, '{}', ${userId})`);
  await put(
    sql`INSERT INTO audit_log (actor_id, actor_name, action, subject) VALUES (${userId}, ${name}, 'rename', 'user')`,
  );
  await put(sql`WITH s AS (INSERT INTO subscribers (email, secret, user_id) VALUES (${email}, ${email}, ${userId}) RETURNING id)
    INSERT INTO consents (email, subscriber_id, event, list, wording_version, wording_hash)
    SELECT ${email}, id, 'confirmed', 'newsletter', 1, 'h' FROM s`);
}

/** "table.column" of every text or JSON value of the whole database that holds one of the words. */
async function placesWith(...words: string[]): Promise<string[]> {
  const { rows: columns } = await db().execute<{ schema: string; table: string; column: string }>(sql`
    SELECT c.table_schema AS schema, c.table_name AS "table", c.column_name AS "column"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema IN ('public', 'pgboss') AND t.table_type = 'BASE TABLE'
      AND (c.data_type IN ('text', 'jsonb', 'json', 'character varying', 'ARRAY', 'tsvector'))`);
  expect(columns.length).toBeGreaterThan(100);
  const found: string[] = [];
  for (const { schema, table, column } of columns)
    for (const word of words) {
      const { rows } = await db().execute(sql`
        SELECT 1 FROM ${sql.identifier(schema)}.${sql.identifier(table)}
        WHERE position(lower(${word}) IN lower(${sql.identifier(column)}::text)) > 0 LIMIT 1`);
      if (rows.length > 0) found.push(`${table}.${column}`);
    }
  return found.toSorted();
}

const passDays = (userId: number, days: number) =>
  db().execute(sql`UPDATE users SET deletion_requested_at = deletion_requested_at - make_interval(days => ${days})
    WHERE id = ${userId}`);

it.each<DeletionChoice>(["anonymise", "remove"])(
  "leaves neither name nor mail in any table (%s)",
  async (choice) => {
    const { viewer, name, email } = await makeViewer();
    const { userId } = viewer;
    const articleId = await makeLive();
    const comment = await makeComment(userId, { articleId });
    const hidden = await makeComment(userId, { articleId, state: "rejected" });
    const other = await makePerson();
    const answer = await makeComment(other, { articleId, parentId: comment });
    await db().execute(
      sql`INSERT INTO comment_verdicts (comment_id, phase, verdict, reason) VALUES (${comment}, 'words', 'hold', ${name})`,
    );
    await leaveTrails({ userId, name, email });
    const before = await placesWith(name, email);
    for (const place of ["users.email", "comments.author_name", "consents.email", "audit_log.actor_name"])
      expect(before).toContain(place);

    expect((await requestDeletion(viewer, choice))?.getTime()).toBeGreaterThan(Date.now() + 6.9 * 86_400_000);
    await passDays(userId, 6);
    await executeDeletions(system);
    expect(await placesWith(email), "not before its time").toContain("users.email");
    await passDays(userId, 2);
    const [told] = await changesOf(() => executeDeletions(system));
    expect(told?.gone).toEqual([`comments:${articleId}`]);
    expect(await placesWith(name, email), "the last mail").toEqual(["deliveries.to_address"]);
    await db().execute(sql`UPDATE deliveries SET sent_at = now() WHERE to_address = ${email}`);
    await executeDeletions(system);
    expect(await placesWith(name, email)).toEqual([]);

    const { rows } = await db().execute(sql`
    SELECT id, body, state, user_id AS "userId" FROM comments WHERE article_id = ${articleId} ORDER BY id`);
    const stays = choice === "anonymise";
    expect(rows).toEqual([
      {
        id: comment,
        body: stays ? "Mein Satz." : "–",
        state: stays ? "approved" : "withdrawn",
        userId: null,
      },
      { id: hidden, body: "–", state: "withdrawn", userId: null },
      { id: answer, body: "Mein Satz.", state: "approved", userId: other },
    ]);
    const { rows: counts } = await db().execute(
      sql`SELECT comment_count AS number FROM articles WHERE id = ${articleId}`,
    );
    expect(counts).toEqual([{ number: stays ? 2 : 1 }]);
  },
);

it("signs out everywhere, and is called off by signing in", async () => {
  const { viewer, email, epoch } = await makeViewer();
  const { userId, sessionId } = viewer;
  expect(await findSession(sessionId, epoch)).not.toBeNull();
  await requestDeletion(viewer, "remove");
  expect(await findSession(sessionId, epoch)).toBeNull();
  await passDays(userId, 8);
  await openSession(system, { userId, device: "", seconds: 60 });
  await executeDeletions(system);
  expect(await placesWith(email)).toContain("users.email");
});

it("does not let the only admin go", async () => {
  const { viewer } = await makeViewer("admin");
  expect(await requestDeletion(viewer, "remove")).toBeNull();
  await makeViewer("admin");
  expect(await requestDeletion(viewer, "remove")).not.toBeNull();
});
