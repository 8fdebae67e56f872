import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { users } from "#db/schema/users.ts";
import { fresh } from "#db/testing/rows.ts";
import { renameViewer } from "#db/users.ts";
import { grantViewer } from "#lib/grant.ts";

async function makeNameless() {
  const email = `${fresh("igel")}@reader.example`;
  const [made] = await db().insert(users).values({ email }).returning({ id: users.id });
  const place = { sessionId: "s", addressKey: "k" };
  return grantViewer({ userId: made?.id ?? 0, name: "", role: "reader", ...place });
}

describe("renameViewer", () => {
  it("gives a first name at once, one change, and then none for thirty days", async () => {
    const viewer = await makeNameless();
    expect(await renameViewer(viewer, "  Hanna   Kleinlaut ")).toBeNull();
    expect(await renameViewer(viewer, "Hanna Grosslaut")).toBeNull();
    expect(await renameViewer(viewer, "Hanna Grosslaut")).toBeNull();
    expect(await renameViewer(viewer, "Hanna Dritte")).toBe("too-soon");
    await db().execute(sql`UPDATE users SET display_name_changed_at = now() - interval '31 days'
      WHERE id = ${viewer.userId}`);
    expect(await renameViewer(viewer, "Hanna Dritte")).toBeNull();
  });

  it("gives nobody a name that looks like somebody's", async () => {
    expect(await renameViewer(await makeNameless(), "Marabu")).toBeNull();
    for (const name of ["Marabu", "MARABU", "M4rabu", "Mаrabu_"]) {
      const problem = await renameViewer(await makeNameless(), name);
      expect(["taken", "mixed-scripts"], name).toContain(problem);
    }
  });

  it("says what is wrong with a name, and keeps the old one", async () => {
    const viewer = await makeNameless();
    expect(await renameViewer(viewer, "Redaktion")).toBe("reserved");
    expect(await renameViewer(viewer, "x".repeat(1_000_000))).toBe("too-long");
    const { rows } = await db().execute(
      sql`SELECT display_name AS name FROM users WHERE id = ${viewer.userId}`,
    );
    expect(rows).toEqual([{ name: null }]);
  });

  it("lets one of two have it who ask at the same moment", async () => {
    const both = await Promise.all([makeNameless(), makeNameless()]);
    const answers = await Promise.all(both.map((viewer) => renameViewer(viewer, "Zugleich")));
    expect(answers.toSorted()).toEqual(["taken", null].toSorted());
  });
});
