import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { executeDeletions, requestDeletion } from "#db/account-deletion.ts";
import { exportAccount } from "#db/account-export.ts";
import { db } from "#db/client.ts";
import { readPushFigures } from "#db/push-figures.ts";
import { endPush, followByPush, movePush, readPushState, setPushQuiet } from "#db/push-subscriptions.ts";
import { mergeStory } from "#db/story-merge.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { query } from "#db/testing/query.ts";
import { fresh, makeAuthor, makeSection, makeTopic, operator } from "#db/testing/rows.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { mergeTopic } from "#db/topic-desk.ts";
import { getPushKey, getVapidKeys } from "#db/vapid-keys.ts";
import { grantSystem, grantVisitor } from "#lib/grant.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";
import { MOST_TOPICS, type PushTarget, type PushTopic, type Quiet } from "#lib/push.ts";
import { seal } from "#lib/seal.ts";
import { makePushBrowser } from "#lib/testing/push-browser.ts";

const anybody = () => grantVisitor(fresh("address"));
const makeTarget = () => makePushBrowser(`https://push.example/${fresh("box")}`).target;
const proofOf = ({ endpoint, keys }: PushTarget) => ({ endpoint, auth: keys.auth });
const topicOf = async (name?: string): Promise<PushTopic> => ({ kind: "topic", ref: await makeTopic(name) });
const namesOf = async (target: PushTarget) =>
  (await readPushState(proofOf(target)))?.topics.map(({ name }) => name);
const quietOf = async (target: PushTarget) => (await readPushState(proofOf(target)))?.quiet;

type Given = { by?: Visitor | Viewer; target?: PushTarget; topics?: PushTopic[]; quiet?: Quiet };
async function follow({ by = anybody(), target = makeTarget(), topics, quiet }: Given = {}) {
  for (const topic of topics ?? [await topicOf()])
    expect(await followByPush(by, { target, topic, quiet })).toBeNull();
  return target;
}

async function makeStory(title: string): Promise<number> {
  const { rows } = await db().execute<{ id: number }>(
    sql`INSERT INTO stories (slug, title) VALUES (${title.toLowerCase()}, ${title}) RETURNING id`,
  );
  return rows[0]?.id ?? 0;
}

describe("the portal's keys", () => {
  it("are one pair, whoever asks first, and the private half is sealed", async () => {
    const asked = await Promise.all([...Array(8)].map(() => getPushKey()));
    expect(new Set(asked).size).toBe(1);
    const keys = await getVapidKeys();
    expect(keys.publicKey).toBe(asked[0]);
    const [row] = await query<{ text: string }>("SELECT row_to_json(k)::text AS text FROM portal_keys k");
    expect(row?.text).not.toContain(keys.privateKey);
    const before = seal("x", "another purpose");
    await query(`UPDATE portal_keys SET sealed = '${before}'`);
    await expect(getVapidKeys()).rejects.toThrow("another AUTH_SECRET");
    expect(await getPushKey()).toBe(asked[0]);
  });
});

describe("a browser", () => {
  it("follows things of every kind, each once, by name", async () => {
    const [section, author] = [await makeSection({ name: "Aufmacher" }), await makeAuthor("Berta")];
    const story = await makeStory(fresh("Chronik"));
    const topics: PushTopic[] = [
      { kind: "story", ref: story },
      { kind: "section", ref: section },
      { kind: "author", ref: author },
      await topicOf("Dämmung"),
    ];
    const target = await follow({ topics });
    await follow({ topics, target });
    expect(await namesOf(target)).toEqual([
      "Aufmacher",
      "Berta",
      expect.stringMatching(/^Chronik/),
      "Dämmung",
    ]);
    expect(await quietOf(target)).toBeNull();
  });

  it("cannot follow what is not there", async () => {
    const target = makeTarget();
    const hidden = await makeSection();
    await query(`UPDATE sections SET hidden_at = now() WHERE id = ${hidden}`);
    for (const topic of [
      { kind: "topic", ref: 999_999 },
      { kind: "section", ref: hidden },
    ] as const)
      expect(await followByPush(anybody(), { target, topic })).toBe("not-found");
    expect(await readPushState(proofOf(target))).toBeNull();
  });

  it("is known by its secret: nobody else reads, changes or ends what it follows", async () => {
    const target = await follow({ quiet: { from: 22, until: 7 } });
    const guess = { endpoint: target.endpoint, auth: makeTarget().keys.auth };
    const foreign = { ...target, keys: makeTarget().keys };
    expect(await readPushState(guess)).toBeNull();
    expect(await setPushQuiet(anybody(), guess, null)).toBe(false);
    expect(await endPush(anybody(), guess)).toBe(0);
    expect(await movePush(anybody(), guess, makeTarget())).toBe(false);
    expect(await followByPush(anybody(), { target: foreign, topic: await topicOf() })).toBe("not-found");
    expect(await namesOf(target)).toHaveLength(1);
    expect(await quietOf(target)).toEqual({ from: 22, until: 7 });
  });

  it("changes its quiet hours, and following more leaves them", async () => {
    const target = await follow({ quiet: { from: 22, until: 7 } });
    await follow({ target });
    expect(await quietOf(target)).toEqual({ from: 22, until: 7 });
    expect(await setPushQuiet(anybody(), proofOf(target), { from: 0, until: 6 })).toBe(true);
    expect(await quietOf(target)).toEqual({ from: 0, until: 6 });
    await setPushQuiet(anybody(), proofOf(target), null);
    expect(await quietOf(target)).toBeNull();
  });

  it("ends one thing, or everything, and is forgotten with the last", async () => {
    const topics = [await topicOf(), await topicOf(), await topicOf()];
    const target = await follow({ topics });
    expect(await endPush(anybody(), proofOf(target), topics.slice(0, 1))).toBe(2);
    expect(await endPush(anybody(), proofOf(target), topics.slice(1))).toBe(0);
    expect(await readPushState(proofOf(target))).toBeNull();
    const other = await follow({ topics });
    expect(await endPush(anybody(), proofOf(other))).toBe(0);
    expect(await query(`SELECT FROM push_subscriptions WHERE endpoint = '${other.endpoint}'`)).toEqual([]);
  });

  it("takes everything along to another mailbox", async () => {
    const [old, next] = [await follow({ quiet: { from: 22, until: 7 } }), makeTarget()];
    const names = await namesOf(old);
    expect(await movePush(anybody(), proofOf(old), next)).toBe(true);
    expect([await namesOf(old), await namesOf(next)]).toEqual([undefined, names]);
    expect(await quietOf(next)).toEqual({ from: 22, until: 7 });
    const known = await follow();
    expect(await movePush(anybody(), proofOf(next), known)).toBe(true);
    expect(await namesOf(next)).toBeUndefined();
    expect(await namesOf(known)).toHaveLength(2);
  });

  it("follows so much and no more, and not so often", async () => {
    const by = anybody();
    const target = await follow();
    const refs = await Promise.all([...Array(MOST_TOPICS - 1)].map(() => makeTopic()));
    await query(`INSERT INTO push_topics (push_id, kind, ref_id)
      SELECT s.id, 'topic', unnest('{${refs.join()}}'::bigint[]) FROM push_subscriptions s WHERE s.endpoint = '${target.endpoint}'`);
    expect(await followByPush(by, { target, topic: await topicOf() })).toBe("too-many");
    const topic = await topicOf();
    const said = [];
    for (let time = 0; time < 62; time++) said.push(await followByPush(by, { target: makeTarget(), topic }));
    expect(said.filter((one) => one === null)).toHaveLength(59);
    expect(said.at(-1)).toBe("too-often");
  });
});

it("an admin sees how many follow what, and that nothing can be sent with another secret", async () => {
  const admin = await makeAdmin();
  await query("DELETE FROM push_subscriptions");
  expect(await readPushFigures(admin)).toMatchObject({ browsers: 0, topic: 0, canSend: false });
  await query("DELETE FROM portal_keys");
  await follow({ topics: [await topicOf(), await topicOf(), { kind: "author", ref: await makeAuthor() }] });
  await follow();
  const figures = { browsers: 2, section: 0, topic: 3, author: 1, story: 0, canSend: true };
  expect(await readPushFigures(admin)).toEqual(figures);
  await getPushKey();
  expect(await readPushFigures(admin)).toEqual(figures);
});

describe("what is merged", () => {
  it("is followed where it went", async () => {
    const [from, to] = [await topicOf(), await topicOf(fresh("Ziel"))];
    const both = await follow({ topics: [from, to] });
    const one = await follow({ topics: [from] });
    const [target] = (await readPushState(proofOf(both)))?.topics.filter(({ ref }) => ref === to.ref) ?? [];
    await mergeTopic(operator, from.ref, target?.slug ?? "");
    expect([await namesOf(both), await namesOf(one)]).toEqual([[target?.name], [target?.name]]);
    const [first, second] = [fresh("Verlauf"), fresh("Verlauf")];
    const [a, b] = [await makeStory(first), await makeStory(second)];
    const reader = await follow({ topics: [{ kind: "story", ref: a }] });
    await mergeStory(operator, a, second);
    expect((await readPushState(proofOf(reader)))?.topics).toMatchObject([{ ref: b, name: second }]);
  });
});

describe("somebody with an account", () => {
  let viewer: Viewer;
  let target: PushTarget;
  beforeAll(async () => {
    viewer = await makeViewer();
    target = await follow({ by: viewer, quiet: { from: 1, until: 5 } });
  });

  it("gets it with their data", async () => {
    await follow();
    expect((await exportAccount(viewer)).push).toMatchObject([
      { endpoint: target.endpoint, quiet_from: 1, quiet_until: 5, topics: [{ kind: "topic" }] },
    ]);
    expect(JSON.stringify(await exportAccount(viewer))).not.toContain(target.keys.auth);
  });

  it("keeps a browser that is used signed out in between", async () => {
    await follow({ target });
    expect((await exportAccount(viewer)).push).toHaveLength(1);
  });

  it("takes it along when they go", async () => {
    const other = await follow();
    await requestDeletion(viewer, "nothing");
    await query(
      `UPDATE users SET deletion_requested_at = now() - interval '8 days' WHERE id = ${viewer.userId}`,
    );
    expect(await executeDeletions(grantSystem("test"))).toBe(1);
    expect(await readPushState(proofOf(target))).toBeNull();
    expect(await namesOf(other)).toHaveLength(1);
  });
});
