import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { type AuditLine, exportAudit, listAudit } from "#db/audit-list.ts";
import { db } from "#db/client.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { type AuditFilter, WHOLE_LOG } from "#lib/audit-filter.ts";

const line = (actorId: number | null, at: string, subjectId = 1, action = "publish") =>
  db().execute(sql`INSERT INTO audit_log (at, actor_id, actor_name, action, subject, subject_id)
    VALUES (${at}, ${actorId}, 'x', ${action}, 'zettel', ${subjectId})`);

it("narrows by who, what, about what and the portal's days", async () => {
  const { userId: person } = await makeAdmin();
  // The portal is in Berlin: half past eleven at night UTC is the next day there.
  await line(person, "2026-03-01T22:30:00Z", 1);
  await line(person, "2026-03-01T23:30:00Z", 2);
  await line(null, "2026-03-02T10:00:00Z", 3);
  await line(person, "2026-03-02T23:30:00Z", 4, "withdraw");
  const ids = async (filter: Partial<AuditFilter>) =>
    (await listAudit({ filter: { ...WHOLE_LOG, subject: "zettel", ...filter } })).lines.map(
      (one) => one.subjectId,
    );
  expect(await ids({})).toEqual([4, 3, 2, 1]);
  expect(await ids({ person })).toEqual([4, 2, 1]);
  expect(await ids({ person: 0 })).toEqual([3]);
  expect(await ids({ action: "withdraw" })).toEqual([4]);
  expect(await ids({ subjectId: 2 })).toEqual([2]);
  expect(await ids({ from: "2026-03-02", to: "2026-03-02" })).toEqual([3, 2]);
  expect(await ids({ to: "2026-03-01" })).toEqual([1]);
});

it("is paged without a gap where lines are of the same moment", async () => {
  const { userId: person } = await makeAdmin();
  await db().execute(sql`INSERT INTO audit_log (at, actor_id, actor_name, action, subject, subject_id)
    SELECT '2026-02-01', ${person}, 'x', 'y', 'stapel', g FROM generate_series(1, 2500) g`);
  const filter = { ...WHOLE_LOG, person };
  const first = await listAudit({ filter });
  const second = await listAudit({ filter, before: first.next });
  expect([...first.lines, ...second.lines].map((one) => one.subjectId)).toEqual(
    Array.from({ length: 100 }, (_, place) => 2500 - place),
  );

  const admin = await makeAdmin();
  const pieces: AuditLine[][] = [];
  for await (const piece of exportAudit(admin, filter)) pieces.push(piece);
  expect(pieces.map((piece) => piece.length)).toEqual([1000, 1000, 500]);
  expect(new Set(pieces.flat().map((one) => one.id)).size).toBe(2500);
  const { lines } = await listAudit({ filter: { ...WHOLE_LOG, person: admin.userId } });
  expect(lines).toMatchObject([{ action: "export", subject: "audit_log", detail: { person: `${person}` } }]);
});
