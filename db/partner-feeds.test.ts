import { describe, expect, it } from "vitest";
import {
  changePartnerFeed,
  createPartnerFeed,
  getPartnerFeed,
  listPartnerFeeds,
  readPartnerFeed,
  renewPartnerFeed,
  setPartnerFeedActive,
} from "#db/partner-feeds.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { query } from "#db/testing/query.ts";
import { fresh, hoursAgo, makeLive, makeSection } from "#db/testing/rows.ts";
import { someone } from "#db/testing/subscribers.ts";
import { partnerRules } from "#lib/feeds/partner.ts";

const rules = partnerRules.parse({});

async function create(changes: object = {}, name = fresh("Partner")) {
  const admin = await makeAdmin();
  const token = await createPartnerFeed(admin, { name, rules: partnerRules.parse(changes) });
  const feed = (await listPartnerFeeds(admin)).find((one) => one.name === name);
  return { admin, token, name, id: feed?.id ?? 0 };
}
async function articlesBy(token: string): Promise<number[] | null> {
  const read = await readPartnerFeed(someone(), token);
  return read && "listed" in read ? read.listed.articles.map(({ id }) => id) : null;
}

describe("a partner's feed", () => {
  it("has what its rules let through, and no more", async () => {
    const section = fresh("ressort");
    const sectionId = await makeSection({ slug: section, name: section });
    const old = await makeLive({ sectionId }, { publishedAt: hoursAgo(3) });
    const paid = await makeLive({ sectionId, sponsor: "Stahlwerk" }, { publishedAt: hoursAgo(3.5) });
    const young = await makeLive({ sectionId }, { publishedAt: hoursAgo(0.5) });
    await makeLive();
    const choice = { section: [section] };
    const by = async (more: object) => articlesBy((await create({ choice, ...more })).token);
    expect(await by({})).toEqual([young, old]);
    expect(await by({ paid: true })).toEqual([young, old, paid]);
    expect(await by({ delayMinutes: 60 })).toEqual([old]);
    expect(await by({ size: 1 })).toEqual([young]);
  });

  it("is opened by its present address alone, and counts who fetches it", async () => {
    const { admin, token, id } = await create();
    expect(await articlesBy(token)).not.toBeNull();
    expect(await articlesBy(token)).not.toBeNull();
    expect(await getPartnerFeed(admin, id)).toMatchObject({ uses: 2, active: true });
    const next = await renewPartnerFeed(admin, id);
    expect(await articlesBy(token)).toBeNull();
    expect(await articlesBy(next)).not.toBeNull();
    await setPartnerFeedActive(admin, id, false);
    expect(await articlesBy(next)).toBeNull();
    await setPartnerFeedActive(admin, id, true);
    expect(await articlesBy(next)).not.toBeNull();
    for (const made_up of ["", "x", `${next}x`]) expect(await articlesBy(made_up)).toBeNull();
    const rows = await query<{ text: string }>(
      `SELECT p::text AS text FROM partner_feeds p WHERE id = ${id}`,
    );
    expect(rows[0]?.text).not.toContain(next);
  });

  it("gives nothing at all once what was chosen is gone", async () => {
    const slug = fresh("ressort");
    await makeLive();
    const sectionId = await makeSection({ slug, name: slug });
    const { token } = await create({ choice: { section: [slug] } });
    await query(`UPDATE sections SET slug = 'anders-${slug}' WHERE id = ${sectionId}`);
    expect(await articlesBy(token)).toEqual([]);
  });

  it("asks whoever fetches it all the time to wait", async () => {
    const { token, id } = await create();
    await articlesBy(token);
    await query(`UPDATE rate_limits SET hits = 240 WHERE bucket = 'partner feed' AND key = '${id}'`);
    expect(await readPartnerFeed(someone(), token)).toEqual({ retryAfter: expect.any(Number) });
  });

  it("has a name of its own and chooses what is there", async () => {
    const { admin, id, name } = await create();
    const make = (input: { name: string; choice?: object }) =>
      createPartnerFeed(admin, { name: input.name, rules: partnerRules.parse({ choice: input.choice }) });
    await expect(make({ name: " " })).rejects.toThrow("name-missing");
    await expect(make({ name: "a".repeat(81) })).rejects.toThrow("text-too-long");
    await expect(make({ name })).rejects.toThrow("name-taken");
    await expect(make({ name: fresh("P"), choice: { topic: ["gibt-es-nicht"] } })).rejects.toThrow(
      "choice-unknown",
    );
    await expect(changePartnerFeed(admin, 1_000_000, { name: fresh("P"), rules })).rejects.toThrow(
      "not-found",
    );
    await changePartnerFeed(admin, id, { name, rules: { ...rules, size: 3 } });
    expect((await getPartnerFeed(admin, id))?.rules.size).toBe(3);
    const [last] = await query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject = 'partner-feed' AND subject_id = ${id} ORDER BY id DESC LIMIT 1`,
    );
    expect(last?.action).toBe("save");
  });
});
