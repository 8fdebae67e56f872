import { describe, expect, it } from "vitest";
import { changeMenu, listMenuTargets, resolveMenu } from "#db/menu.ts";
import { changePage, createPage, getDeskPage } from "#db/page-desk.ts";
import { portalSettings } from "#db/settings.ts";
import { getSite } from "#db/site.ts";
import { createStory } from "#db/story-desk.ts";
import { told } from "#db/testing/heard.ts";
import { fresh, makeSection, operator } from "#db/testing/rows.ts";
import { createTopic } from "#db/topic-desk.ts";
import { withNote } from "#lib/answer.ts";
import { type MenuEntry, markOf } from "#lib/menu.ts";

async function livePage(title: string) {
  const id = await createPage(operator, { title, slug: fresh("seite"), language: "de" });
  const publish = async (state: "live" | "draft") => {
    const page = await getDeskPage(id);
    if (!page) throw new Error("There is no page.");
    await changePage(operator, { id, seen: page.stamp, admin: null }, { ...page, state, body: null });
  };
  await publish("live");
  return { id, publish };
}

describe("changeMenu", () => {
  it("leads where its targets are, follows them, and drops what readers do not see", async () => {
    const section = await makeSection({ slug: fresh("ressort"), name: "Ressort" });
    const page = await livePage("Über uns");
    const topic = await createTopic(operator, { name: fresh("Thema"), slug: "" });
    const story = await createStory(operator, { title: fresh("Verlauf"), slug: "" });
    const add = (entry: object) => told(() => changeMenu(operator, { kind: "add", entry }));
    const header = { list: "header", label: "" };
    const heard = await add({ ...header, kind: "section", id: section });
    expect(heard.flatMap(({ hard }) => hard)).toContain("site");
    await add({ ...header, kind: "page", id: page.id, label: "Wir" });
    await add({ ...header, kind: "topic", id: topic });
    await add({ ...header, kind: "story", id: story });
    await add({ list: "footer", label: "Haus", kind: "address", href: "https://example.org/haus" });
    const { menu } = await withNote(async (note) => {
      const site = await getSite();
      expect([...note.tags]).toEqual(
        expect.arrayContaining([
          "site",
          `section:${section}`,
          `page:${page.id}`,
          `topic:${topic}`,
          `story:${story}`,
        ]),
      );
      return site;
    });
    expect(menu.header.map(({ text }) => text)).toEqual([
      "Ressort",
      "Wir",
      expect.stringMatching(/^thema/i),
      expect.stringMatching(/^verlauf/i),
    ]);
    expect(menu.header.map(({ href }) => href.split("/")[1])).toEqual([
      expect.stringMatching(/^ressort/),
      expect.stringMatching(/^seite/),
      "topic",
      "story",
    ]);
    expect(menu.footer).toEqual([{ href: "https://example.org/haus", text: "Haus" }]);
    const offered = (await listMenuTargets()).map(({ kind, id }) => `${kind} ${id}`);
    expect(offered).toEqual(
      expect.arrayContaining([`section ${section}`, `page ${page.id}`, `story ${story}`]),
    );

    await page.publish("draft");
    expect((await getSite()).menu.header.map(({ text }) => text)).not.toContain("Wir");
    await expect(
      changeMenu(operator, { kind: "add", entry: { ...header, kind: "page", id: page.id } }),
    ).rejects.toThrow("not-found");
    const { menu: entries } = await portalSettings();
    const [gone] = (await resolveMenu(entries)).filter(({ path }) => path === null);
    expect(gone).toMatchObject({ kind: "page", label: "Wir" });

    await changeMenu(operator, { kind: "move", at: 3, way: "up", entry: markOf(entries[3] as MenuEntry) });
    expect((await portalSettings()).menu[3]).toMatchObject({ kind: "topic" });
    const first = markOf(entries[0] as MenuEntry);
    await changeMenu(operator, { kind: "remove", at: 0, entry: first });
    await expect(changeMenu(operator, { kind: "remove", at: 0, entry: first })).rejects.toThrow(
      "changed-meanwhile",
    );
  });
});
