import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { MAIL_SEAL } from "#db/mails.ts";
import { addModeratorNote } from "#db/moderator-notes.ts";
import { findPeople, getPersonHistory } from "#db/person-history.ts";
import { liftRestriction, restrictPerson } from "#db/restrictions.ts";
import { findSession } from "#db/sessions.ts";
import { makeModerator, makePerson, makeSession } from "#db/testing/people.ts";
import { HOUR } from "#db/testing/rows.ts";
import { unseal } from "#lib/seal.ts";

const moderator = await makeModerator("Otto Streng");
const grounds = { clause: "insult", reason: "Zum dritten Mal." } as const;
const tomorrow = () => new Date(Date.now() + 24 * HOUR);

async function mailsTo(userId: number) {
  const { rows } = await db().execute<{ payload: { sealed: string } }>(sql`
    SELECT d.payload FROM deliveries d JOIN users u ON u.email = d.to_address WHERE u.id = ${userId} ORDER BY d.id`);
  return rows.map(({ payload }) => JSON.parse(unseal(payload.sealed, MAIL_SEAL) ?? "").content);
}

describe("restrictPerson", () => {
  it("says why in a statement and a mail, and until when", async () => {
    const userId = await makePerson();
    const endsAt = tomorrow();
    const { reference } = await restrictPerson(moderator, { userId, kind: "suspension", endsAt, ...grounds });
    expect(await mailsTo(userId)).toMatchObject([
      {
        kind: "restriction",
        restriction: "suspension",
        statement: {
          reference,
          facts: "Zum dritten Mal.",
          endsAt: endsAt.toISOString(),
          automatedDecision: false,
        },
      },
    ]);
    expect((await getPersonHistory(userId))?.restrictions).toMatchObject([
      { kind: "suspension", isActive: true, by: "Otto Streng", reason: "Zum dritten Mal." },
    ]);
    const { rows } = await db().execute(sql`
      SELECT s.scope, s.restriction, (SELECT array_agg(e.event) FROM case_events e WHERE e.statement_id = s.id) AS events
      FROM statements s WHERE s.reference = ${reference}`);
    expect(rows).toEqual([{ scope: "commenting", restriction: "suspension", events: ["issued"] }]);
  });

  it("needs a reason and, but for a ban, an end to come", async () => {
    const userId = await makePerson();
    const impose = (more: object) => restrictPerson(moderator, { userId, kind: "suspension", ...more });
    await expect(impose({ endsAt: tomorrow() })).rejects.toMatchObject({ code: "reason-missing" });
    await expect(impose(grounds)).rejects.toMatchObject({ code: "end-missing" });
    for (const endsAt of [new Date(Date.now() - HOUR), new Date("nonsense")])
      await expect(impose({ ...grounds, endsAt })).rejects.toMatchObject({ code: "end-missing" });
    expect(await mailsTo(userId)).toEqual([]);
    await impose({ ...grounds, kind: "ban" });
    await impose({ ...grounds, kind: "warning" });
  });

  it("by a ban, ends every session at once; lifted, one may sign in again", async () => {
    const userId = await makePerson();
    const before = await makeSession(userId);
    expect(await findSession(before.sid, before.epoch)).toMatchObject({ userId });
    const { id, reference } = await restrictPerson(moderator, { userId, kind: "ban", ...grounds });
    expect(await findSession(before.sid, before.epoch)).toBeNull();
    const during = await makeSession(userId);
    expect(await findSession(during.sid, during.epoch)).toBeNull();
    await liftRestriction(moderator, id);
    expect(await findSession(before.sid, before.epoch)).toBeNull();
    expect(await findSession(during.sid, during.epoch)).toMatchObject({ userId });
    expect((await mailsTo(userId)).map(({ kind }) => kind)).toEqual(["restriction", "restriction-lifted"]);
    const { rows } = await db().execute(sql`
      SELECT e.event FROM case_events e JOIN statements s ON s.id = e.statement_id
      WHERE s.reference = ${reference} ORDER BY e.id`);
    expect(rows).toEqual([{ event: "issued" }, { event: "lifted" }]);
    await expect(liftRestriction(moderator, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is nothing for the newsroom's own, and nothing for who is gone", async () => {
    const editor = await makePerson({ role: "editor" });
    const impose = (userId: number) => restrictPerson(moderator, { userId, kind: "ban", ...grounds });
    await expect(impose(editor)).rejects.toMatchObject({ code: "staff" });
    await expect(impose(moderator.userId)).rejects.toMatchObject({ code: "staff" });
    await expect(impose(999_999)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("addModeratorNote", () => {
  it("is kept with who wrote it, and says something", async () => {
    const userId = await makePerson({ name: "Notierter Dachs" });
    await expect(addModeratorNote(moderator, { userId, text: " \n" })).rejects.toMatchObject({
      code: "text-missing",
    });
    await addModeratorNote(moderator, { userId, text: " War einsichtig. " });
    expect((await getPersonHistory(userId))?.notes).toMatchObject([
      { text: "War einsichtig.", by: "Otto Streng" },
    ]);
  });
});

describe("findPeople", () => {
  it("finds by letters in any case, and first of all whoever is restricted", async () => {
    const userId = await makePerson({ name: "Übermut%" });
    expect((await findPeople("üBERm")).map(({ id }) => id)).toEqual([userId]);
    expect((await findPeople("mut%")).map(({ id }) => id)).toEqual([userId]);
    await restrictPerson(moderator, { userId, kind: "ban", ...grounds });
    await makePerson();
    expect((await findPeople(""))[0]).toMatchObject({ id: userId, restriction: "ban" });
  });
});
