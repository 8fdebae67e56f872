import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { checkDisplayName, foldName, type NameCode } from "#lib/display-name.ts";
import type { Viewer } from "#lib/proof.ts";

/** People know each other by their names: one that changes every week is none. */
export const RENAME_DAYS = 30;

export type NameProblem = NameCode | "taken" | "too-soon";

/** Unique over what names look like, and over the names themselves: accounts that were brought along have no look yet. */
export const isNameTaken = (error: unknown) =>
  /^users_display_name(_look)?_key$/.test(
    (error as { cause?: { constraint?: string } }).cause?.constraint ?? "",
  );

/**
 * Gives a person the name that stands beside their comments: the first at once, another every RENAME_DAYS days.
 * @returns why not, or null when it is theirs now
 */
export async function renameViewer(viewer: Viewer, typed: string): Promise<NameProblem | null> {
  // Nobody types in so much; nobody has to look at it.
  const check = checkDisplayName(typed.slice(0, 500));
  if (!check.ok) return check.code;
  const { name } = check;
  try {
    return await transaction(async (tx) => {
      const { rows } = await tx.execute<{ before: string | null }>(sql`
        WITH old AS (SELECT id, display_name FROM users WHERE id = ${viewer.userId} FOR UPDATE)
        UPDATE users u SET display_name = ${name}, display_name_key = ${foldName(name)},
          display_name_changed_at = CASE WHEN old.display_name IS NULL THEN NULL ELSE now() END
        FROM old WHERE u.id = old.id AND u.display_name IS DISTINCT FROM ${name}
          AND (u.display_name_changed_at IS NULL
            OR u.display_name_changed_at < now() - make_interval(days => ${RENAME_DAYS}))
        RETURNING old.display_name AS before`);
      if (rows.length === 0) return (await nameOf(tx, viewer)) === name ? null : "too-soon";
      await audit(tx, viewer, { action: "rename", subject: "user", subjectId: viewer.userId });
      return null;
    });
  } catch (error) {
    if (isNameTaken(error)) return "taken";
    throw error;
  }
}

async function nameOf(tx: Transaction, { userId }: Viewer): Promise<string | null> {
  const { rows } = await tx.execute<{ name: string | null }>(
    sql`SELECT display_name AS name FROM users WHERE id = ${userId}`,
  );
  return rows[0]?.name ?? null;
}
