import { db } from "#db/client.ts";
import { users } from "#db/schema/users.ts";
import { fresh } from "#db/testing/rows.ts";
import type { Role } from "#lib/capabilities.ts";
import { grantViewer } from "#lib/grant.ts";
import type { Viewer } from "#lib/proof.ts";

/** Somebody signed in, with an account of their own that nobody else has. */
export async function makeViewer({
  name = fresh("Igel"),
  email = `${name.toLowerCase()}@reader.example`,
  role = "reader",
}: {
  name?: string;
  email?: string;
  role?: Role;
} = {}): Promise<Viewer> {
  const [made] = await db()
    .insert(users)
    .values({ email, displayName: name, role })
    .returning({ id: users.id });
  const place = { sessionId: fresh("session"), addressKey: fresh("place") };
  return grantViewer({ userId: made?.id ?? 0, name, role, ...place });
}
