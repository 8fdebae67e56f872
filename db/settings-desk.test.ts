import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "#db/client.ts";
import { portalSettings } from "#db/settings.ts";
import { readSettingsPart, saveSettingsPart } from "#db/settings-desk.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { makeAdmin } from "#db/testing/house.ts";

const names = ["tagline", "city"] as const;

it("saves what has changed, tells the pages, and logs what was and what is", async () => {
  const admin = await makeAdmin();
  const save = async (changes: { tagline?: string; city?: string }) =>
    saveSettingsPart(admin, { names, changes, seen: (await readSettingsPart(admin, names)).seen });
  expect(await told(() => save({ tagline: "Neu", city: "" }))).toEqual(change({ hard: ["site"] }));
  expect(await told(() => save({ tagline: "Neu", city: "" }))).toEqual(nothing);
  expect(await portalSettings()).toMatchObject({ tagline: "Neu", city: "" });
  const { rows } = await db().execute(sql`
    SELECT detail FROM audit_log WHERE subject = 'settings' AND actor_id = ${admin.userId}`);
  expect(rows).toEqual([{ detail: { tagline: { before: "", after: "Neu" } } }]);
});

it("refuses a form that somebody else has overtaken, and says who", async () => {
  const [one, other] = [await makeAdmin("Ada"), await makeAdmin("Bea")];
  const { seen } = await readSettingsPart(one, names);
  await saveSettingsPart(other, { names, changes: { city: "Kiel" }, seen });
  await expect(saveSettingsPart(one, { names, changes: { city: "Ulm" }, seen })).rejects.toMatchObject({
    code: "changed-meanwhile",
    values: { name: "Bea" },
  });
  expect((await portalSettings()).city).toBe("Kiel");
  const again = await readSettingsPart(one, names);
  expect(await saveSettingsPart(one, { names, changes: { city: "Ulm" }, seen: again.seen })).toBe(1);
});

it("lets two saves at the same moment not both through", async () => {
  const admin = await makeAdmin();
  const { seen } = await readSettingsPart(admin, ["datelineSource"]);
  const save = (datelineSource: string) =>
    saveSettingsPart(admin, { names: ["datelineSource"], changes: { datelineSource }, seen });
  const ends = await Promise.allSettled([save("A"), save("B")]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("names the setting that does not fit", async () => {
  const admin = await makeAdmin();
  const { seen } = await readSettingsPart(admin, ["supportUrl"]);
  const changes = { supportUrl: "javascript:alert(1)" };
  await expect(saveSettingsPart(admin, { names: ["supportUrl"], changes, seen })).rejects.toMatchObject({
    code: "setting-invalid",
    values: { name: "supportUrl" },
  });
});

it("takes a logo, and takes it away again", async () => {
  const admin = await makeAdmin();
  const logo = { key: `ab/ab${"0".repeat(30)}.svg`, width: 300, height: 60 };
  for (const value of [logo, null]) {
    const { seen } = await readSettingsPart(admin, ["logo"]);
    await saveSettingsPart(admin, { names: ["logo"], changes: { logo: value }, seen });
    expect((await portalSettings()).logo).toEqual(value);
  }
});
