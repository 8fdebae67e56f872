import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { listDue } from "#db/due.ts";
import { addJobFeed, readFetchResults, removeJobFeed, takeJobs } from "#db/job-feeds.ts";
import { saveMedia } from "#db/media.ts";
import { findBanner, listPromotions } from "#db/promos.ts";
import { countPromotions, findPromotion, listCurrent, listEnded } from "#db/promotion-desk.ts";
import { endPromotion, movePromotion, resumePromotion, savePromotion } from "#db/promotion-writes.ts";
import { makeEditor } from "#db/testing/editors.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { fresh, makeMedia, makeSection, makeTopic, operator } from "#db/testing/rows.ts";
import { grantSystem } from "#lib/grant.ts";
import type { FeedJob } from "#lib/job-feed.ts";
import type { Placement, PromotionInput } from "#lib/promotion-input.ts";

const editor = await makeEditor("Edda Werb");
const system = grantSystem("test");
const changed = change({ hard: ["promotions"] });
const placement: Placement = { sectionId: null, topic: "", startsAt: null, endsAt: null, paid: false };
const link = (more: Partial<Placement> = {}, text = fresh("Hinweis")): PromotionInput => ({
  kind: "links",
  text,
  href: "/subscribe",
  placement: { ...placement, ...more },
});
const book = (isbn: string | null, coverId: number | null = null): PromotionInput => ({
  kind: "books",
  isbn,
  title: fresh("Buch"),
  author: "",
  publisher: "",
  year: null,
  blurb: "",
  href: "",
  coverId,
  price: "24.00",
  currency: "EUR",
  priceDate: "2026-11-24",
  placement,
});
const banner = (mediaId: number, more: object = {}): PromotionInput => ({
  kind: "banners",
  name: fresh("Banner"),
  href: "https://x.example/",
  mediaId,
  placement: { ...placement, paid: true, ...more },
});
const save = (input: PromotionInput, id: number | null = null) => savePromotion(editor, { id, input });

describe("promo links", () => {
  it("are made, changed, ended and shown again, each told to readers' pages", async () => {
    const sectionId = await makeSection();
    const topic = fresh("Werbethema");
    await makeTopic(topic);
    let id = 0;
    expect(
      await told(async () => {
        id = await save(link({ sectionId, topic: topic.toUpperCase() }));
      }),
    ).toEqual(changed);
    expect(await findPromotion("links", id)).toMatchObject({
      section: { id: sectionId },
      topic,
      paid: false,
    });
    expect(await told(() => save(link({}, "Anders"), id))).toEqual(changed);
    expect((await listPromotions({})).promos.map(({ text }) => text)).toContain("Anders");
    expect(await told(() => endPromotion(editor, { kind: "links", id }))).toEqual(changed);
    expect((await listPromotions({})).promos.map((one) => one.id)).not.toContain(id);
    expect((await listEnded("links", null)).rows.map((one) => one.id)).toContain(id);
    await expect(endPromotion(editor, { kind: "links", id })).rejects.toMatchObject({ code: "not-found" });
    expect(await told(() => resumePromotion(editor, { kind: "links", id }))).toEqual(changed);
    expect((await listCurrent("links")).map((one) => one.id)).toContain(id);
  });

  it("change places, and the newest stands last", async () => {
    const ids = [await save(link()), await save(link()), await save(link())];
    const order = async () =>
      (await listCurrent("links")).map(({ id }) => id).filter((id) => ids.includes(id));
    expect(await order()).toEqual(ids);
    const [a = 0, b = 0, c = 0] = ids;
    expect(await told(() => movePromotion(editor, { kind: "links", id: c, by: -1 }))).toEqual(changed);
    expect(await order()).toEqual([a, c, b]);
    await movePromotion(editor, { kind: "links", id: a, by: 1 });
    expect(await order()).toEqual([c, a, b]);
    expect((await countPromotions()).links.now).toBeGreaterThan(2);
  });

  it("that never began can be ended, and what has ended is paged", async () => {
    const id = await save(link({ startsAt: new Date(Date.now() + 86_400_000) }));
    await endPromotion(editor, { kind: "links", id });
    await db().execute(sql`INSERT INTO promos (text, href, ends_at)
      SELECT 'Alt ' || n, '/', now() - interval '1 day' - make_interval(secs => n / 7) FROM generate_series(1, 120) n`);
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const { rows, next } = await listEnded("links", after);
      seen.push(...rows.map((row) => row.id));
      after = next;
    } while (after);
    expect(seen.length).toBeGreaterThan(120);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("are refused for a topic that nobody knows, and for numbers that are none", async () => {
    await expect(save(link({ topic: "Unbekannt" }))).rejects.toMatchObject({ code: "topic-unknown" });
    await expect(save(link({ sectionId: 999_999 }))).rejects.toMatchObject({ code: "not-found" });
    await expect(save(link(), 999_999)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("books", () => {
  it("have a number once, and a cover of the library", async () => {
    const coverId = await makeMedia();
    const id = await save(book("9783161484100", coverId));
    await expect(save(book("9783161484100"))).rejects.toMatchObject({ code: "isbn-taken" });
    await save(book("9783161484100", coverId), id);
    await expect(save(book(null, 999_999))).rejects.toMatchObject({ code: "picture-missing" });
    const shown = (await listPromotions({})).books.find((one) => one.id === id);
    expect(shown?.cover?.variants[0]?.url).toBe("/media/ab/abcd.jpg");
    expect(await findPromotion("books", id)).toMatchObject({
      picture: { id: coverId, src: "/media/ab/abcd.jpg" },
      fields: { price: "24.00" },
    });
  });
});

describe("banners", () => {
  it("show one on a page: the one for its section first, several spread over the pages", async () => {
    const sectionId = await makeSection();
    const below = await makeSection({ parentId: sectionId });
    const mediaId = await makeMedia();
    expect(await findBanner({})).toBeNull();
    const everywhere = [await save(banner(mediaId)), await save(banner(mediaId))];
    const own = await save(banner(mediaId, { sectionId }));
    const pages = Array.from({ length: 30 }, (_, page) => page);
    const shown = await Promise.all(pages.map(async (page) => (await findBanner({ page }))?.id ?? 0));
    expect([...new Set(shown)].sort((a, b) => a - b)).toEqual(everywhere);
    expect((await listPromotions({ sectionId: below, page: 3 })).banner).toMatchObject({ id: own });
    expect((await findBanner({ page: 7 }))?.id).toBe((await findBanner({ page: 7 }))?.id);
    await expect(save(banner(999_999))).rejects.toMatchObject({ code: "picture-missing" });
  });

  it("go with the rights to their picture, and begin by the clock", async () => {
    const mediaId = await makeMedia();
    await save(banner(mediaId));
    const row = { sourceUrl: `https://x.example/${mediaId}`, variants: [] };
    await db().execute(sql`UPDATE media SET source_url = ${row.sourceUrl} WHERE id = ${mediaId}`);
    const [heard] = await told(() =>
      saveMedia(operator, { ...row, rightsExpireAt: new Date(Date.now() - 1000) }),
    );
    expect(heard?.gone).toContain("promotions");
    const { until } = await listDue(null);
    const soon = new Date(until.getTime() + 20);
    await save(banner(await makeMedia(), { startsAt: soon }));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await listDue(until)).hard).toContain("promotions");
  });
});

describe("a feed of job ads", () => {
  const job = (externalId: string, more: Partial<FeedJob> = {}): FeedJob => ({
    externalId,
    title: `Stelle ${externalId}`,
    href: `https://jobs.example/${externalId}`,
    employer: "Musterverlag",
    place: "Berlin",
    endsAt: null,
    ...more,
  });
  const feed = { url: "https://jobs.example/feed", sectionId: null, paid: true };
  const take = (...jobs: FeedJob[]) => told(() => takeJobs(system, { feed, jobs }));
  const shown = async () =>
    (await listCurrent("jobs")).filter(({ isFetched }) => isFetched).map(({ line }) => line);

  it("brings its ads, changes them, and takes away those that are gone from it", async () => {
    await addJobFeed(editor, feed);
    expect(await take(job("a"), job("b"))).toEqual(changed);
    expect(await take(job("a"), job("b"))).toEqual(nothing);
    expect(await shown()).toEqual(["Stelle a", "Stelle b"]);
    expect((await listPromotions({})).jobs[0]).toMatchObject({ paid: true, employer: "Musterverlag" });
    expect(await take(job("a", { title: "Neu" }))).toEqual(changed);
    expect(await shown()).toEqual(["Neu"]);
    await take(job("a"), job("b"));
    expect(await shown()).toEqual(["Stelle a", "Stelle b"]);
    expect((await readFetchResults())[feed.url]).toMatchObject({ count: 2, problem: null });
  });

  it("does not bring back what an editor ended, until they do", async () => {
    const [first] = await listCurrent("jobs");
    const which = { kind: "jobs", id: first?.id ?? 0 } as const;
    await endPromotion(editor, which);
    await take(job("a"), job("b"));
    expect(await shown()).toEqual(["Stelle b"]);
    await resumePromotion(editor, which);
    await take(job("a"), job("b"));
    expect((await shown()).sort()).toEqual(["Stelle a", "Stelle b"]);
  });

  it("ends an ad by itself when its time is over, and all of them when it is removed", async () => {
    await take(job("a", { endsAt: new Date(Date.now() - 1000) }), job("b"));
    expect(await shown()).toEqual(["Stelle b"]);
    expect(await told(() => removeJobFeed(editor, feed.url))).toEqual(
      change({ hard: ["promotions", "site"] }),
    );
    expect(await shown()).toEqual([]);
    expect((await readFetchResults())[feed.url]).toBeUndefined();
  });

  it("is refused where it is no address, twice, or one too many", async () => {
    const add = (url: string) => addJobFeed(editor, { ...feed, url });
    await expect(add("file:///etc/passwd")).rejects.toMatchObject({ code: "feed-invalid" });
    for (let i = 0; i < 20; i++) await add(`https://jobs.example/${i}`);
    await expect(add("https://jobs.example/3")).rejects.toMatchObject({ code: "feed-known" });
    await expect(add("https://jobs.example/20")).rejects.toMatchObject({ code: "too-many" });
  });
});
