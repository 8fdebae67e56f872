import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { openSession } from "#db/sessions.ts";
import type { Role } from "#lib/capabilities.ts";
import { grantModerator, grantSystem, grantViewer } from "#lib/grant.ts";
import type { Moderator } from "#lib/proof.ts";

/** People for tests, straight into the table: signing up has tests of its own. */

let made = 0;

export type PersonRow = {
  role?: Role;
  name?: string;
  email?: string;
  locale?: "de" | "en";
  replyMails?: boolean;
};

/** An account whose name and address nobody else has. @returns its id */
export const makePerson = async (row: PersonRow = {}): Promise<number> => (await makeAccount(row)).userId;

export async function makeAccount(row: PersonRow = {}): Promise<{ userId: number; email: string }> {
  const own = `${process.pid}-${Date.now().toString(36)}-${++made}`;
  const { role = "reader", name = `Person ${own}`, email = `${own}@leser.example` } = row;
  const { rows } = await db().execute<{ id: number }>(sql`
    INSERT INTO users (email, email_verified_at, display_name, role, locale, reply_mails)
    VALUES (${email}, now(), ${name}, ${role}, ${row.locale ?? "de"}, ${row.replyMails ?? false}) RETURNING id`);
  return { userId: rows[0]?.id ?? 0, email };
}

export async function makeModerator(name?: string): Promise<Moderator> {
  const userId = await makePerson({ role: "moderator", name });
  const viewer = grantViewer({ userId, name: name ?? "", role: "moderator", sessionId: "", addressKey: "" });
  return grantModerator(viewer) as Moderator;
}

/** What the cookie of a signed-in device says. */
export async function makeSession(userId: number): Promise<{ sid: string; epoch: number }> {
  const { id, epoch } = await openSession(grantSystem("test"), { userId, device: "Test", seconds: 3600 });
  return { sid: id, epoch };
}

/** As if the account's deletion had been asked for so many days ago. */
export async function backdateDeletion(email: string, days: number): Promise<void> {
  await db().execute(sql`
    UPDATE users SET deletion_requested_at = now() - make_interval(days => ${days}) WHERE email = ${email}`);
}
