import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { forgetForeignVerdicts, keepLinkAnswer, listDueLinks, pauseHost } from "#db/link-checks.ts";
import { countBrokenLinks, ignoreLink, listLinks, unignoreLink } from "#db/link-desk.ts";
import { collectLinks, collectUsesOf } from "#db/link-sources.ts";
import { judgeOwnLinks, statesOf } from "#db/own-links.ts";
import { savePage } from "#db/page-writes.ts";
import { addRedirect } from "#db/redirect-desk.ts";
import { saveStory } from "#db/stories.ts";
import { makeEditor } from "#db/testing/editors.ts";
import { linkTo } from "#db/testing/linked.ts";
import {
  addressOf,
  fresh,
  makeAuthor,
  makeDraft,
  makeLive,
  makeSection,
  makeTopic,
  operator,
} from "#db/testing/rows.ts";
import { mergeTopic } from "#db/topic-desk.ts";
import { env } from "#lib/env.ts";
import { grantSystem } from "#lib/grant.ts";
import type { LinkAnswer } from "#lib/link-probe.ts";
import { mediaKey } from "#lib/media-key.ts";
import { mediaStore } from "#lib/media-store.ts";

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "depesche-links-"));
const system = grantSystem("links");
const read = async () => {
  const { rows } = await db().execute<{ id: number; url: string; host: string; uses: string[] }>(sql`
    SELECT l.id, l.url, l.host, (SELECT array_agg(coalesce('a' || u.article_id, 'p' || u.page_id) ORDER BY u.article_id)
      FROM link_uses u WHERE u.link_id = l.id) AS uses FROM links l ORDER BY l.url`);
  return rows;
};
const said = (more: Partial<LinkAnswer>): LinkAnswer => ({
  status: null,
  fault: null,
  movedTo: null,
  pauseUntil: null,
  ...more,
});

beforeEach(async () => {
  await db().execute(sql`DELETE FROM links`);
  await db().execute(sql`DELETE FROM articles`);
  await db().execute(sql`UPDATE pages SET state = 'draft'`);
});

describe("what texts link to", () => {
  it("is kept once for every address, with every text that has it", async () => {
    const both = "https://anderswo.example/a?b=1";
    const one = await makeLive({ body: linkTo(both, `${both}#unten`, "/ki", "mailto:a@b.example", "#oben") });
    const two = await makeLive({ body: linkTo(both, `${env().SITE_URL}/ki#x`) });
    const page = await savePage(operator, {
      slug: fresh("seite"),
      title: "Haus",
      body: linkTo("/nur-hier"),
      state: "live",
    });
    await makeDraft({ body: linkTo("/im-entwurf") });
    expect(await collectLinks(system)).toBe(3);
    expect(await read()).toMatchObject([
      { url: "/ki", host: "", uses: [`a${one}`, `a${two}`] },
      { url: "/nur-hier", host: "", uses: [`p${page}`] },
      { url: both, host: "anderswo.example", uses: [`a${one}`, `a${two}`] },
    ]);
  });

  it("follows what the texts are now; what nobody links to is forgotten", async () => {
    const [one, two] = [
      await makeLive({ body: linkTo("/weg", "/bleibt") }),
      await makeLive({ body: linkTo("/nur-zwei") }),
    ];
    await collectLinks(system);
    const kept = (await read()).find(({ url }) => url === "/bleibt")?.id;
    await updateArticle(operator, one, { changes: { body: linkTo("/bleibt", "/neu") }, substantive: false });
    await withdrawArticle(operator, two, { reason: "Irrtum" });
    await collectLinks(system);
    expect(await read()).toMatchObject([
      { url: "/bleibt", id: kept },
      { url: "/neu", uses: [`a${one}`] },
    ]);
  });

  it("takes the entries of a live blog for its text", async () => {
    const id = await makeLive({ body: linkTo("/oben") });
    const entry = (body: unknown, withdrawn: boolean) =>
      db().execute(sql`INSERT INTO live_entries (article_id, body, withdrawn_at)
        VALUES (${id}, ${JSON.stringify(body)}::jsonb, ${withdrawn ? sql`now()` : null})`);
    await entry(linkTo("/im-eintrag"), false);
    await entry(linkTo("/entfernt"), true);
    await collectLinks(system);
    expect((await read()).map(({ url }) => url)).toEqual(["/im-eintrag", "/oben"]);
  });

  it("is looked up once more for one link alone", async () => {
    const id = await makeLive({ body: linkTo("/mal-sehen", "/anderes") });
    await collectLinks(system);
    const link = (await read()).find(({ url }) => url === "/mal-sehen")?.id ?? 0;
    expect(await collectUsesOf(system, link)).toBe(true);
    await updateArticle(operator, id, { changes: { body: linkTo("/anderes") }, substantive: false });
    expect(await collectUsesOf(system, link)).toBe(false);
    expect((await read()).map(({ url }) => url)).toEqual(["/anderes"]);
  });

  it("reads a long archive to its end", async () => {
    const sectionId = await makeSection();
    await db().execute(sql`
      INSERT INTO articles (state, section_id, slug, title, body, published_at)
      SELECT 'live', ${sectionId}, 'viele-' || g, 'Viele', jsonb_build_object('type', 'doc', 'content', jsonb_build_array(
        jsonb_build_object('type', 'embed', 'attrs', jsonb_build_object('url', 'https://v.example/' || g)))),
        now() - interval '1 day' FROM generate_series(1, 250) g`);
    expect(await collectLinks(system)).toBe(250);
    expect(await read()).toHaveLength(250);
  });
});

describe("our own addresses", () => {
  const verdict = async (url: string) => {
    const [state] = await statesOf([url]);
    return [state?.verdict, state?.fault ?? state?.movedTo ?? ""];
  };
  const pathOf = async (id: number) => `/${(await addressOf(id)).join("/")}`;

  it("an article: live, not yet, withdrawn, never heard of", async () => {
    const live = await makeLive();
    const [section] = await addressOf(live);
    expect(await verdict(await pathOf(live))).toEqual(["fine", ""]);
    expect(await verdict(`${await pathOf(live)}/comments.xml`)).toEqual(["fine", ""]);
    expect(await verdict(await pathOf(await makeDraft()))).toEqual(["broken", "hidden"]);
    const embargoed = await makeLive();
    await db().execute(
      sql`UPDATE articles SET embargo_until = now() + interval '1 day' WHERE id = ${embargoed}`,
    );
    expect(await verdict(await pathOf(embargoed))).toEqual(["broken", "hidden"]);
    const gone = await makeLive();
    await withdrawArticle(operator, gone, { reason: "Irrtum" });
    expect(await verdict(await pathOf(gone))).toEqual(["broken", "gone"]);
    expect(await verdict(`/${section}/nie-gewesen`)).toEqual(["broken", "missing"]);
  });

  it("an address that moved: in the end it is there, or it is not", async () => {
    const id = await makeLive();
    const old = await pathOf(id);
    await updateArticle(operator, id, { changes: { slug: fresh("neuer-ort") }, substantive: false });
    expect(await verdict(old)).toEqual(["moved", await pathOf(id)]);
    const word = fresh("alt");
    await addRedirect(operator, { from: `/${word}/hier/2019`, to: "/nirgends/mehr", status: "" });
    await addRedirect(operator, { from: `/${word}`, to: "https://anderswo.example/", status: "" });
    await addRedirect(operator, { from: `/?p=4711`, to: await pathOf(id), status: "" });
    await addRedirect(operator, { from: `/${word}/weg`, to: "", status: "410" });
    expect(await verdict(`/${word}/hier/2019`)).toEqual(["broken", "missing"]);
    expect(await verdict(`/${word}?x=1`)).toEqual(["moved", "https://anderswo.example/"]);
    expect(await verdict("/?p=4711")).toEqual(["moved", await pathOf(id)]);
    expect(await verdict("/?p=4712")).toEqual(["broken", "missing"]);
    expect(await verdict(`/${word}/weg`)).toEqual(["broken", "gone"]);
    await withdrawArticle(operator, id, { reason: "Irrtum" });
    expect(await verdict(old)).toEqual(["broken", "gone"]);
  });

  it("sections, pages, topics, authors, stories", async () => {
    const slug = fresh("haus");
    await makeSection({ slug });
    expect(await verdict(`/${slug}`)).toEqual(["fine", ""]);
    expect(await verdict(`/${slug}/feed.xml`)).toEqual(["fine", ""]);
    await db().execute(sql`UPDATE sections SET hidden_at = now() WHERE slug = ${slug}`);
    expect(await verdict(`/${slug}`)).toEqual(["broken", "missing"]);
    const page = fresh("über-uns");
    await savePage(operator, { slug: page, title: "Wir", body: linkTo("/"), state: "draft" });
    expect(await verdict(`/${encodeURIComponent(page)}`)).toEqual(["broken", "missing"]);
    await savePage(operator, { slug: page, title: "Wir", body: linkTo("/"), state: "live" });
    expect(await verdict(`/${encodeURIComponent(page)}`)).toEqual(["fine", ""]);

    const [from, into] = [fresh("thema"), fresh("thema")];
    const topicId = await makeTopic(from);
    await makeTopic(into);
    expect(await verdict(`/topic/${from}`)).toEqual(["fine", ""]);
    await mergeTopic(operator, topicId, into);
    expect(await verdict(`/topic/${from}`)).toEqual(["moved", `/topic/${into}`]);
    const author = fresh("autorin");
    await makeAuthor(author);
    expect(await verdict(`/author/${author}`)).toEqual(["fine", ""]);
    const story = fresh("verlauf");
    await saveStory(operator, { slug: story, title: "Verlauf" });
    expect(await verdict(`/story/${story}/from-start`)).toEqual(["fine", ""]);
    for (const kind of ["topic", "author", "story"])
      expect(await verdict(`/${kind}/nie-gewesen`)).toEqual(["broken", "missing"]);
  });

  it("files, and what is the newsroom's alone", async () => {
    const bytes = new TextEncoder().encode(fresh("bild"));
    const key = mediaKey(bytes, "jpeg");
    expect(await verdict(`/media/${key}`)).toEqual(["broken", "missing"]);
    await mediaStore(env()).put(key, bytes);
    expect(await verdict(`/media/${key}`)).toEqual(["fine", ""]);
    await db().execute(sql`INSERT INTO media (alt, variants, rights_expire_at)
      VALUES ('', jsonb_build_array(jsonb_build_object('key', ${key}::text)), now() - interval '1 day')`);
    expect(await verdict(`/media/${key}`)).toEqual(["broken", "gone"]);
    expect(await verdict("/media/../../etc/passwd")).not.toEqual(["fine", ""]);
    expect(await verdict("/admin/articles/7")).toEqual(["broken", "closed"]);
    expect(await verdict("/latest")).toEqual(["fine", ""]);
  });

  it("are judged with the walk, many at once", async () => {
    const live = await makeLive();
    await makeLive({ body: linkTo(await pathOf(live), "/nirgends/hin", "/", "https://anderswo.example/") });
    await collectLinks(system);
    expect(await judgeOwnLinks(system)).toBe(3);
    const { lines } = await listLinks({ view: "broken", after: null });
    expect(lines).toMatchObject([{ url: "/nirgends/hin", fault: "missing", verdict: "broken" }]);
  });
});

describe("other houses", () => {
  const url = "https://anderswo.example/a";
  const due = async () => (await listDueLinks(9)).map((link) => link.url);
  const at = (day: string) => new Date(`${day}T04:23:00Z`);
  const answered = async (more: Partial<LinkAnswer>, day: string) => {
    await db().execute(sql`UPDATE links SET due_at = now() - interval '1 second'`);
    const [link] = await listDueLinks(1);
    if (!link) throw new Error("Nothing is due.");
    return keepLinkAnswer(system, link, { answer: said(more), now: at(day) });
  };

  beforeEach(async () => {
    await makeLive({ body: linkTo(url) });
    await collectLinks(system);
  });

  it("are due at first, and after an answer not before its time", async () => {
    expect(await due()).toEqual([url]);
    expect(await answered({ status: 200 }, "2026-11-28")).toBe("fine");
    expect(await due()).toEqual([]);
    await db().execute(sql`UPDATE links SET due_at = due_at - interval '6 days'`);
    expect(await due()).toEqual([]);
    await db().execute(sql`UPDATE links SET due_at = due_at - interval '1 day'`);
    expect(await due()).toEqual([url]);
  });

  it("are broken on the third day of silence, since the first", async () => {
    expect(await answered({ fault: "timeout" }, "2026-11-28")).toBe("failing");
    await db().execute(sql`UPDATE links SET since = '2026-11-28T04:23:00Z'`);
    expect(await answered({ status: 503 }, "2026-11-28")).toBe("failing");
    expect(await answered({ fault: "unreachable" }, "2026-11-29")).toBe("failing");
    expect(await countBrokenLinks()).toEqual({ count: 0, isMore: false });
    expect(await answered({ fault: "timeout" }, "2026-11-30")).toBe("broken");
    expect(await countBrokenLinks()).toEqual({ count: 1, isMore: false });
    const { lines } = await listLinks({ view: "broken", after: null });
    expect(lines).toMatchObject([{ url, fault: "timeout", since: at("2026-11-28") }]);
    expect(await answered({ status: 200 }, "2026-12-07")).toBe("fine");
    expect((await listLinks({ view: "broken", after: null })).lines).toEqual([]);
  });

  it("are left alone as a host for as long as one of its addresses asks for it", async () => {
    await makeLive({ body: linkTo("https://anderswo.example/b", "https://dritte.example/") });
    await collectLinks(system);
    await pauseHost(system, "anderswo.example", new Date(Date.now() + 3_600_000));
    expect(await due()).toEqual(["https://dritte.example/"]);
  });

  it("are nobody's business any more when the house says so", async () => {
    await answered({ status: 404 }, "2026-11-28");
    expect(await countBrokenLinks()).toMatchObject({ count: 1 });
    await forgetForeignVerdicts(system);
    expect(await countBrokenLinks()).toMatchObject({ count: 0 });
  });
});

describe("the desk", () => {
  const many = (count: number) =>
    db().execute(sql`
      INSERT INTO links (url, host, verdict, fault, since)
      SELECT '/weg-' || g, '', 'broken', 'missing', date_trunc('milliseconds', now()) - (g / 3) * interval '1 hour'
      FROM generate_series(1, ${count}) g`);

  it("has pages that leave nothing out and say nothing twice, also where many are of one moment", async () => {
    await many(120);
    const seen: string[] = [];
    let after: Awaited<ReturnType<typeof listLinks>>["after"] = null;
    do {
      const page = await listLinks({ view: "broken", after });
      seen.push(...page.lines.map(({ url }) => url));
      after = page.after;
    } while (after);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(seen[0]).toBe("/weg-2");
  });

  it("names some of the texts that have a link, and how many more", async () => {
    const ids: number[] = [];
    for (let n = 0; n < 7; n++)
      ids.push(await makeLive({ title: `Text ${n}`, body: linkTo("/viel-verlinkt") }));
    await collectLinks(system);
    await judgeOwnLinks(system);
    const { lines } = await listLinks({ view: "broken", after: null });
    expect(lines[0]?.uses.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 5));
    expect(lines[0]).toMatchObject({ moreUses: 2 });
    expect(lines[0]?.uses[0]).toEqual({ kind: "article", id: ids[6], title: "Text 6" });
  });

  it("ignores and takes it back, once each, and notes who", async () => {
    await many(2);
    const editor = await makeEditor("Mara");
    const [line] = (await listLinks({ view: "broken", after: null })).lines;
    const id = line?.id ?? 0;
    await ignoreLink(editor, id);
    await expect(ignoreLink(editor, id)).rejects.toMatchObject({ code: "not-found" });
    expect((await listLinks({ view: "ignored", after: null })).lines).toMatchObject([{ id }]);
    expect((await listLinks({ view: "broken", after: null })).lines).toHaveLength(1);
    expect(await countBrokenLinks()).toEqual({ count: 1, isMore: false });
    await unignoreLink(editor, id);
    await expect(unignoreLink(editor, id)).rejects.toMatchObject({ code: "not-found" });
    expect((await listLinks({ view: "broken", after: null })).lines).toHaveLength(2);
    const { rows } = await db().execute(
      sql`SELECT action, actor_id FROM audit_log WHERE subject = 'link' AND subject_id = ${id} ORDER BY id`,
    );
    expect(rows).toMatchObject([
      { action: "ignore", actor_id: editor.userId },
      { action: "undo", actor_id: editor.userId },
    ]);
  });

  it("counts no further than anybody reads", async () => {
    await many(1002);
    expect(await countBrokenLinks()).toEqual({ count: 1000, isMore: true });
  });
});
