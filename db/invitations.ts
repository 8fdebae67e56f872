import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { portalLocale } from "#db/language.ts";
import { issueToken, listOpenTokens, withdrawTokens } from "#db/login-tokens.ts";
import { queueMail } from "#db/mails.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import type { Role } from "#lib/capabilities.ts";
import { checkDisplayName } from "#lib/display-name.ts";
import { parseEmail } from "#lib/email-address.ts";
import { paths } from "#lib/paths.ts";
import type { Admin } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** Long enough for a holiday; an invitation that is older is asked for again. */
export const INVITATION_DAYS = 7;
/** No newsroom grows faster; whoever took over an admin's session writes to few. */
const MAILS_OF_ONE: RateLimit = { bucket: "invitations of an admin", hits: 60, seconds: 3600 };
const MOST_LISTED = 200;

/** What an invitation's sealed ticket says. */
export type Invited = { role: Role; name: string; by: string; byId: number };

export type Invitation = {
  id: number;
  email: string;
  role: Role;
  by: string;
  createdAt: string;
  expiresAt: string;
};

/** Who has been asked and has not come yet; expired ones stay for a day. */
export async function listInvitations(_: Admin): Promise<Invitation[]> {
  const tickets = await listOpenTokens("invitation", MOST_LISTED);
  return tickets.flatMap(({ payload, id, email, createdAt, expiresAt }) => {
    const invited = payload as Invited | null;
    return invited ? [{ id, email, role: invited.role, by: invited.by, createdAt, expiresAt }] : [];
  });
}

/**
 * Invites somebody by mail; an earlier invitation of the same address is over.
 * @throws Refusal for what is no address, a name that nobody may have, or somebody who works here already
 */
export async function inviteColleague(
  admin: Admin,
  given: { email: string; role: Role; name: string },
): Promise<string> {
  const email = parseEmail(given.email);
  if (!email) throw new Refusal("email-malformed", "not an address");
  const name = given.name.trim();
  // The newsroom may speak for itself, so its own names are not reserved here.
  const check = checkDisplayName(name);
  if (name !== "" && !check.ok && check.code !== "reserved") throw new Refusal("name-unfit", check.code);
  await mailLimit(admin);
  await transaction(async (tx) => {
    await refuseColleague(tx, email);
    await withdrawTokens(tx, { purpose: "invitation", email });
    await send(tx, admin, { email, role: given.role, name });
  });
  return email;
}

/** Sends another link; the one before is over. @throws Refusal when nobody is invited so */
export async function resendInvitation(admin: Admin, email: string): Promise<void> {
  await mailLimit(admin);
  const [before] = (await listOpenTokens("invitation", MOST_LISTED)).filter((one) => one.email === email);
  const invited = before?.payload as Invited | undefined;
  if (!invited) throw new Refusal("not-found", `no invitation of ${email}`);
  await transaction(async (tx) => {
    if (!(await withdrawTokens(tx, { purpose: "invitation", email }))) {
      throw new Refusal("not-found", `no invitation of ${email}`);
    }
    await send(tx, admin, { email, role: invited.role, name: invited.name });
  });
}

/** The link opens nothing from now on. @throws Refusal when nobody is invited so */
export function withdrawInvitation(
  admin: Admin,
  { id, email }: { id: number; email: string },
): Promise<void> {
  return transaction(async (tx) => {
    if (!(await withdrawTokens(tx, { purpose: "invitation", email }))) {
      throw new Refusal("not-found", `no invitation of ${email}`);
    }
    await audit(tx, admin, { action: "withdraw", subject: "invitation", subjectId: id });
  });
}

/** Lets a colleague who forgot the password choose another, by a mailed link. @throws Refusal for whoever does not work here */
export async function sendPasswordLink(admin: Admin, userId: number): Promise<void> {
  await mailLimit(admin);
  await transaction(async (tx) => {
    const { rows } = await tx.execute<{ email: string; role: Role }>(sql`
      SELECT email, role FROM users
      WHERE id = ${userId} AND role <> 'reader' AND deleted_at IS NULL AND email IS NOT NULL`);
    const [person] = rows;
    if (!person) throw new Refusal("not-found", `no colleague ${userId}`);
    await withdrawTokens(tx, { purpose: "invitation", email: person.email });
    await send(tx, admin, { ...person, name: "", userId });
  });
}

async function mailLimit({ userId }: Admin): Promise<void> {
  if (await hitRateLimit(MAILS_OF_ONE, `${userId}`)) throw new Refusal("too-often", "invitations");
}

async function refuseColleague(tx: Transaction, email: string): Promise<void> {
  const { rowCount } = await tx.execute(
    sql`SELECT FROM users WHERE email = ${email} AND role <> 'reader' AND deleted_at IS NULL`,
  );
  if (rowCount) throw new Refusal("works-here", email);
}

type Guest = { email: string; role: Role; name: string; userId?: number };

async function send(tx: Transaction, admin: Admin, { email, role, name, userId }: Guest): Promise<void> {
  const payload: Invited = { role, name, by: admin.name, byId: admin.userId };
  const minutes = INVITATION_DAYS * 24 * 60;
  const { id, token } = await issueToken(tx, { purpose: "invitation", email, userId, payload, minutes });
  await queueMail(tx, {
    to: email,
    locale: await portalLocale(tx),
    dedupeKey: `invitation ${id}`,
    content: { kind: "set-up", path: paths.loginSetUp(token), hours: INVITATION_DAYS * 24 },
  });
  await audit(tx, admin, { action: "invite", subject: "invitation", subjectId: id, detail: { role } });
}
