import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Transaction, transaction } from "#db/client.ts";
import type { Invited } from "#db/invitations.ts";
import { findToken, type Ticket, takeToken } from "#db/login-tokens.ts";
import { saveAccount } from "#db/staff.ts";
import { isNameTaken } from "#db/users.ts";
import { isStaff, type Role } from "#lib/capabilities.ts";
import { hashPassword } from "#lib/password.ts";
import type { Visitor } from "#lib/proof.ts";

/** Whom an invitation's link is for; null when it was used, taken back, or is over. */
export async function findInvitation(token: string): Promise<{ email: string } | null> {
  const ticket = await findToken(token, "invitation");
  return ticket?.payload ? { email: ticket.email } : null;
}

/**
 * Makes a colleague's account, or gives one that is there the role and the password. Whoever has worked here
 * already keeps the role and gets the password alone. @returns their address; null when the link is over
 */
export async function acceptInvitation(
  visitor: Visitor,
  { token, password }: { token: string; password: string },
): Promise<string | null> {
  const passwordHash = await hashPassword(password);
  const accept = (withName: boolean) =>
    transaction(async (tx) => {
      const ticket = await takeToken(tx, token, "invitation");
      return ticket?.payload ? settle(tx, visitor, { ticket, passwordHash, withName }) : null;
    });
  return accept(true).catch((error: unknown) => {
    // Somebody took the name meanwhile: they choose another later.
    if (isNameTaken(error)) return accept(false);
    throw error;
  });
}

type Accepted = { ticket: Ticket; passwordHash: string; withName: boolean };

async function settle(
  tx: Transaction,
  visitor: Visitor,
  { ticket: { email, payload, userId }, passwordHash, withName }: Accepted,
): Promise<string | null> {
  const invited = payload as Invited;
  const { rows } = await tx.execute<{ id: number; role: Role; name: string | null }>(
    sql`SELECT id, role, display_name AS name FROM users WHERE email = ${email} AND deleted_at IS NULL FOR UPDATE`,
  );
  const [known] = rows;
  // A link for another password is none for somebody who has left.
  if (userId !== null && (known?.id !== userId || !isStaff(known.role))) return null;
  const role = known && isStaff(known.role) ? known.role : invited.role;
  const name = withName && !known?.name ? invited.name : "";
  const id = await saveAccount(tx, { email, role, name, passwordHash });
  await tx.execute(sql`
    UPDATE users SET email_verified_at = coalesce(email_verified_at, now()),
      invited_by = coalesce(invited_by, (SELECT i.id FROM users i WHERE i.id = ${invited.byId})) WHERE id = ${id}`);
  await audit(tx, visitor, { action: "set up", subject: "user", subjectId: id, detail: { role } });
  return email;
}
