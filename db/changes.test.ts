import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fromPayload, toPayloads } from "#db/change-channel.ts";
import { announce, announceEverything, MOST_TAGS } from "#db/changes.ts";
import { db, savepoint, transaction } from "#db/client.ts";
import { changesOf, openListener } from "#db/testing/heard.ts";

const change = { gone: ["article:1"], hard: ["site"], soft: ["list:latest", "list:front"] };
const named = (count: number) => Array.from({ length: count }, (_, i) => `article:${i}`);

describe("announce", () => {
  it("is told once, merged, before the transaction resolves", async () => {
    const heard = await changesOf(async () => {
      const told = await changesOf(() =>
        transaction(async (tx) => {
          announce(tx, { soft: ["a", "b", "c"] });
          announce(tx, { hard: ["b"], gone: ["c", "d"] });
          announce(tx, { soft: ["b", "c"], hard: ["c"] });
        }),
      );
      expect(told).toEqual([{ gone: ["c", "d"], hard: ["b"], soft: ["a"] }]);
    });
    expect(heard).toHaveLength(1);
  });

  it("tells nothing of what is rolled back, and nothing where nothing changed", async () => {
    const failing = () =>
      transaction(async (tx) => {
        announce(tx, change);
        throw new Error("changed my mind");
      });
    expect(await changesOf(() => expect(failing()).rejects.toThrow("changed my mind"))).toEqual([]);
    expect(await changesOf(() => transaction((tx) => tx.execute(sql`SELECT 1`)))).toEqual([]);
  });

  it("tells nothing when the commit itself fails", async () => {
    await db().execute(sql`CREATE TABLE late (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)`);
    const failing = () =>
      transaction(async (tx) => {
        announce(tx, change);
        await tx.execute(sql`INSERT INTO late VALUES (1), (1)`);
      });
    expect(await changesOf(() => expect(failing()).rejects.toThrow())).toEqual([]);
  });

  it("tells of a commit that nobody knows the end of", async () => {
    const cutOff = () =>
      transaction(async (tx) => {
        announce(tx, change);
        await tx.execute(sql`
          CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'`);
        await tx.execute(sql`CREATE TABLE last (n int)`);
        await tx.execute(sql`
          CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON last DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()`);
        await tx.execute(sql`INSERT INTO last VALUES (1)`);
      });
    expect(await changesOf(() => expect(cutOff()).rejects.toThrow())).toEqual([change]);
  });

  it("keeps what savepoints announced, unless they were taken back", async () => {
    const told = await changesOf(() =>
      transaction(async (tx) => {
        await savepoint(tx, async (part) => {
          announce(part, { soft: ["kept"] });
          await savepoint(part, async (inner) => announce(inner, { hard: ["kept within"] }));
        });
        await savepoint(tx, async (part) => {
          announce(part, { soft: ["taken back"] });
          throw new Error("no");
        }).catch(() => {});
      }),
    );
    expect(told).toEqual([{ gone: [], hard: ["kept within"], soft: ["kept"] }]);
  });

  it("refuses a transaction that nobody listens to", async () => {
    const forgotten = db().transaction(async (tx) => announce(tx, change));
    await expect(forgotten).rejects.toThrow("savepoint()");
  });

  it("names everything instead of very much, and what is gone all the same", async () => {
    const tell = (soft: string[]) =>
      changesOf(() => transaction(async (tx) => announce(tx, { gone: ["article:7"], soft })));
    expect((await tell(named(MOST_TAGS)))[0]?.soft).toHaveLength(MOST_TAGS - 1);
    expect(await tell(named(MOST_TAGS + 1))).toEqual([
      { gone: ["article:7"], hard: ["everything"], soft: [] },
    ]);
    const everything = await changesOf(() =>
      transaction(async (tx) => {
        announce(tx, { hard: ["site"] });
        announceEverything(tx);
      }),
    );
    expect(everything).toEqual([{ gone: [], hard: ["everything"], soft: [] }]);
  });
});

describe("other processes", () => {
  let listeners: Awaited<ReturnType<typeof openListener>>[];
  beforeAll(async () => {
    listeners = [await openListener(), await openListener()];
  });
  afterAll(() => Promise.all(listeners.map(({ client }) => client.end())));

  it("hear of a change when it is committed, not before, and never of one taken back", async () => {
    await transaction(async (tx) => {
      announce(tx, { hard: ["taken back"] });
      throw new Error("no");
    }).catch(() => {});
    await transaction(async (tx) => {
      announce(tx, change);
      await Promise.all(listeners.map(({ client }) => client.query("SELECT pg_sleep(0.05)")));
      expect(listeners.map(({ heard }) => heard)).toEqual([[], []]);
    });
    for (const { heard } of listeners) {
      await vi.waitFor(() => expect(heard).toHaveLength(1), 20_000);
      expect(JSON.parse(heard[0] ?? "")).toMatchObject(change);
    }
  });

  it("hear all of a change that does not fit into one notification", async () => {
    const [listener] = listeners;
    const before = listener?.heard.length ?? 0;
    const gone = Array.from({ length: 2_000 }, (_, i) => `article:${1_000_000_000 + i}`);
    await transaction(async (tx) => announce(tx, { gone }));
    const heard = () => (listener?.heard ?? []).slice(before).map((payload) => JSON.parse(payload));
    await vi.waitFor(() => expect(heard().flatMap((part) => part.gone)).toEqual(gone), 20_000);
    expect(heard().at(-1)).toMatchObject({ hard: ["everything"] });
    expect(heard().length).toBeGreaterThan(4);
  });
});

describe("payloads", () => {
  it("stay under what Postgres takes, and lose nothing", () => {
    const wide = { gone: named(900), hard: ["ä".repeat(500), ...named(900)], soft: named(900) };
    const payloads = toPayloads(wide, "another");
    for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8000);
    const parts = payloads.map(fromPayload);
    for (const strength of ["gone", "hard", "soft"] as const)
      expect(parts.flatMap((part) => part?.[strength] ?? [])).toEqual(wide[strength]);
  });

  it("tell one's own voice from another's, and mistrust what they cannot read", () => {
    expect(toPayloads(change).map((payload) => fromPayload(payload))).toEqual([null]);
    expect(toPayloads(change, "another").map(fromPayload)).toEqual([change]);
    for (const text of ["", "no json", "{}", '{"from":"x","gone":1,"hard":[],"soft":[]}'])
      expect(fromPayload(text)).toEqual({ gone: [], hard: ["everything"], soft: [] });
  });
});
