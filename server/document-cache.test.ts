import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { tags } from "#lib/tags.ts";
import { compress } from "#server/compress.ts";
import { makeDocument } from "#server/document.ts";
import { createDocumentCache, type Outcome } from "#server/document-cache.ts";

/** A page that says which version of the data it was rendered from. */
function entryOf(key: string, text: string, shown: string[], status = 200, expiresAt = Infinity) {
  const headers = [["Content-Type", "text/html"]] as [string, string][];
  const document = makeDocument({ status, headers, bytes: Buffer.from(text), encoding: "identity" });
  return {
    key,
    document,
    tags: shown,
    articleId: null,
    freshness: "fresh" as const,
    expiresAt,
    madeAt: Date.now(),
    hits: 0,
  };
}

const textOf = ({ document }: { document: ReturnType<typeof makeDocument> }) =>
  Buffer.from(document.bodies.identity?.whole.body ?? []).toString();

type Data = { version: number; wait?: Promise<unknown>; down?: boolean; broken?: boolean };

function cacheOver(
  data: Data,
  { patience, maxBytes = 2 ** 20 }: { patience?: number; maxBytes?: number } = {},
) {
  const render = vi.fn(async (key: string): Promise<Outcome> => {
    // Reads first, waits then: what is committed meanwhile is not in it.
    const { version, down = false, broken } = data;
    await data.wait;
    if (broken) throw new Error("broken on purpose");
    const shown = key.startsWith("/missing")
      ? [tags.missing()]
      : [tags.site(), tags.article(1), tags.list("latest")];
    if (down) return { entry: entryOf(key, "away", [], 503), keep: false, unavailable: true };
    const status = key.startsWith("/missing") ? 404 : 200;
    const expiresAt = status === 404 ? Date.now() + 50 : Number.POSITIVE_INFINITY;
    return { entry: entryOf(key, `v${version}`, shown, status, expiresAt), keep: true, unavailable: false };
  });
  const cache = createDocumentCache({
    maxBytes,
    patience,
    render,
    unavailable: (key) => entryOf(key, "unavailable", [], 503),
  });
  const read = async (key = "/a") =>
    textOf(cache.find(key, "identity") ?? (await cache.fetch(key, "identity")));
  return { cache, render, read };
}

const change = (kind: "gone" | "hard" | "soft", ...names: string[]) => ({
  gone: [],
  hard: [],
  soft: [],
  [kind]: names,
});

describe("the document cache", () => {
  it("renders once, however many wait", async () => {
    const { render, read, cache } = cacheOver({ version: 1 });
    expect(await Promise.all(Array.from({ length: 50 }, () => read()))).toEqual(Array(50).fill("v1"));
    expect(await read()).toBe("v1");
    expect(render).toHaveBeenCalledTimes(1);
    expect(cache.stats()).toMatchObject({ entries: 1, renders: 1, hits: 1 });
  });

  it("renders anew after a hard change, and only what shows it", async () => {
    const data = { version: 1 };
    const { render, read, cache } = cacheOver(data);
    await read();
    data.version = 2;
    cache.apply(change("hard", tags.article(7)));
    expect(await read()).toBe("v1");
    cache.apply(change("hard", tags.article(1)));
    expect(await read()).toBe("v2");
    expect(render).toHaveBeenCalledTimes(2);
  });

  it("shows what is stale once more while it renders in the background", async () => {
    const data = { version: 1 };
    const { read, cache } = cacheOver(data);
    await read();
    data.version = 2;
    cache.apply(change("soft", tags.list("latest")));
    expect(await read()).toBe("v1");
    await vi.waitFor(async () => expect(await read()).toBe("v2"));
  });

  it("does not keep what was overtaken by a write, and gives it to nobody who came after the write", async () => {
    const gate = Promise.withResolvers<void>();
    const data: Data = { version: 1, wait: gate.promise };
    const { read, cache } = cacheOver(data);
    const before = read();
    await sleep(5);
    data.version = 2;
    cache.apply(change("hard", tags.article(1)));
    const after = read();
    gate.resolve();
    expect(await before).toBe("v1");
    expect(await after).toBe("v2");
    expect(await read()).toBe("v2");
  });

  it("keeps what was overtaken around it as stale", async () => {
    const gate = Promise.withResolvers<void>();
    const data: Data = { version: 1, wait: gate.promise };
    const { read, cache } = cacheOver(data);
    const first = read();
    await sleep(5);
    data.version = 2;
    cache.apply(change("soft", tags.list("latest")));
    gate.resolve();
    expect(await first).toBe("v1");
    await vi.waitFor(async () => expect(await read()).toBe("v2"));
  });

  it("shows an old copy to who waits too long, unless it is gone", async () => {
    const data: Data = { version: 1 };
    const { read, cache } = cacheOver(data, { patience: 20 });
    await read();
    const gate = Promise.withResolvers<void>();
    data.wait = gate.promise;
    data.version = 2;
    cache.apply(change("hard", tags.article(1)));
    expect(await read()).toBe("v1");
    cache.apply(change("gone", tags.article(1)));
    const waiting = read();
    await sleep(60);
    gate.resolve();
    expect(await waiting).toBe("v2");
  });

  it("shows old copies while the database is away, and renders all anew when it is back", async () => {
    const data: Data = { version: 1 };
    const { read, cache, render } = cacheOver(data);
    await read();
    cache.apply(change("hard", tags.article(1)));
    data.down = true;
    expect(await read()).toBe("v1");
    expect(await read("/never-seen")).toBe("away");
    cache.trust("unsure");
    const asked = render.mock.calls.length;
    const waiting = read();
    cache.trust("down");
    expect(await waiting).toBe("v1");
    expect(await read()).toBe("v1");
    expect(await read("/never-seen")).toBe("unavailable");
    expect(render).toHaveBeenCalledTimes(asked);
    data.down = false;
    data.version = 2;
    cache.trust("sure");
    expect(await read()).toBe("v2");
  });

  it("believes nothing that it has while the line is being restored", async () => {
    const data: Data = { version: 1 };
    const { read, cache } = cacheOver(data);
    await read();
    cache.trust("unsure");
    data.version = 2;
    const waiting = read();
    cache.trust("sure");
    expect(await waiting).toBe("v2");
  });

  it("forgets what is not there after a while, or when an address begins to mean something", async () => {
    const data: Data = { version: 1 };
    const { read, cache } = cacheOver(data);
    expect(await read("/missing")).toBe("v1");
    data.version = 2;
    expect(await read("/missing")).toBe("v1");
    await sleep(60);
    expect(await read("/missing")).toBe("v2");
    data.version = 3;
    cache.apply(change("hard", tags.missing()));
    expect(await read("/missing")).toBe("v3");
  });

  it("keeps nothing of a render that throws", async () => {
    const data: Data = { version: 1, broken: true };
    const { read, cache } = cacheOver(data);
    await expect(read()).rejects.toThrow("broken on purpose");
    expect(cache.stats().entries).toBe(0);
    data.broken = false;
    expect(await read()).toBe("v1");
  });

  it("stays within its bytes, and invented addresses do not push out real pages", async () => {
    const { read, cache } = cacheOver({ version: 1 }, { maxBytes: 400_000 });
    await read("/a");
    for (let at = 0; at < 300; at++) {
      await read(`/missing-${at}`);
    }
    for (let at = 0; at < 50; at++) await read(`/page-${at}`);
    expect(cache.find("/a", "identity")).toBeDefined();
    for (let at = 0; at < 1000; at++) await read(`/page-${at}`);
    expect(cache.stats().bytes).toBeLessThanOrEqual(400_000);
    expect(cache.find("/a", "identity")).toBeUndefined();
  });

  it("presses what is asked for again and again", async () => {
    const text = Array.from({ length: 3000 }, (_, at) => `<p>${(at * 7919) % 10_007}</p>`).join("");
    const document = makeDocument({
      status: 200,
      headers: [["Content-Type", "text/html"]],
      bytes: Buffer.from(text),
      encoding: "br",
    });
    const entry = { ...entryOf("/a", "", [tags.site()]), document, madeAt: Date.now() - 10_000 };
    const cache = createDocumentCache({
      maxBytes: 2 ** 20,
      render: async () => ({ entry, keep: true, unavailable: false }),
      unavailable: () => entry,
    });
    await cache.fetch("/a", "br");
    const before = cache.stats().bytes;
    for (let at = 0; at < 64; at++) cache.find("/a", "br");
    await vi.waitFor(() => expect(document.bodies.br?.effort).toBe("best"), 5_000);
    expect(document.bodies.br?.whole.body.length).toBeLessThan(compress(Buffer.from(text), "br").length);
    await vi.waitFor(() => expect(cache.stats().bytes).toBeLessThan(before));
  });
});
