import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "#db/client.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { renameViewer } from "#db/users.ts";
import { checkDisplayName } from "#lib/display-name.ts";
import { attacks, hostileTexts } from "#lib/testing/hostile.ts";

/** What cannot be seen has no place in a name; markup is text like any other, wherever it is shown. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/u;

it("takes a hostile text for a name only where it is one, and keeps it as it was taken", async () => {
  const lines = [...hostileTexts(), ...attacks().flatMap((ten) => ten.split("\n"))];
  const names = new Set<string>();
  for (const line of lines) {
    const checked = checkDisplayName(line.toWellFormed());
    if (!checked.ok) continue;
    expect(checked.name).not.toMatch(UNSEEN);
    names.add(checked.name);
  }
  let taken = 0;
  for (const name of names) {
    const viewer = await makeViewer();
    const refused = await renameViewer(viewer, name);
    if (refused === null) {
      taken += 1;
      const { rows } = await db().execute(
        sql`SELECT display_name AS name FROM users WHERE id = ${viewer.userId}`,
      );
      expect(rows).toEqual([{ name }]);
    }
  }
  process.stderr.write(
    `Of ${lines.length} hostile texts ${names.size} could be names, ${taken} were taken.\n`,
  );
  expect(taken).toBeLessThan(lines.length / 4);
});
