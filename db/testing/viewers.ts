import { db } from "#db/client.ts";
import { users } from "#db/schema/users.ts";
import { fresh } from "#db/testing/rows.ts";
import type { Role } from "#lib/capabilities.ts";
import { grantViewer } from "#lib/grant.ts";
import type { Viewer } from "#lib/proof.ts";

type Person = { role?: Role; name?: string; email?: string };

/** Somebody signed in, with an account of their own. */
export async function makeViewer({
  role = "reader",
  name = fresh("Igel"),
  email,
}: Person = {}): Promise<Viewer> {
  const [made] = await db()
    .insert(users)
    .values({ role, email: email ?? `${name.toLowerCase()}@reader.example`, displayName: name || null })
    .returning({ id: users.id });
  return grantViewer({
    userId: made?.id ?? 0,
    name,
    role,
    sessionId: fresh("session"),
    addressKey: fresh("address"),
  });
}
