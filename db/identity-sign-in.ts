import { sql } from "drizzle-orm";
import { transaction } from "#db/client.ts";
import { admit, type Confirmed } from "#db/sign-in.ts";
import type { Onward } from "#lib/login.ts";
import type { Visitor } from "#lib/proof.ts";

export type ProvedIdentity = {
  provider: string;
  /** What the provider calls them; it keeps when their address changes. */
  accountId: string;
  /** As parseEmail() gives it, and confirmed by the provider; null where it is not. */
  email: string | null;
  onward: Onward;
};

/**
 * Lets in whom a provider vouches for: by the identity that was used before, else by an address that the provider
 * has confirmed, to whose account the identity then belongs. @returns null for a new one without such an address
 */
export function confirmIdentity(
  visitor: Visitor,
  { provider, accountId, email, onward }: ProvedIdentity,
): Promise<Confirmed | null> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ email: string }>(sql`
      SELECT u.email FROM accounts a JOIN users u ON u.id = a.user_id
      WHERE a.provider = ${provider} AND a.provider_account_id = ${accountId} AND u.email IS NOT NULL`);
    const address = rows[0]?.email ?? email;
    if (!address) return null;
    const confirmed = await admit(tx, visitor, { email: address, payload: onward });
    await tx.execute(sql`
      INSERT INTO accounts (provider, provider_account_id, user_id)
      VALUES (${provider}, ${accountId}, ${confirmed.userId}) ON CONFLICT DO NOTHING`);
    return confirmed;
  });
}
