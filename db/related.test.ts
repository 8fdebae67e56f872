import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { listRelated } from "#db/related.ts";
import { refreshRelated } from "#db/related-refresh.ts";
import { saveStory } from "#db/stories.ts";
import { settleRelated } from "#db/testing/related.ts";
import { hoursAgo, makeLive, makeSection, makeTopic, operator, paragraphs } from "#db/testing/rows.ts";

const HEAT =
  "Die Abwärme der Serverhalle heizt das Schwimmbad. Die Stadtwerke verlegen Leitungen für Fernwärme nach Kaltenbrück.";
const COWS =
  "Der Melkroboter erkennt jede Kuh am Halsband. Die Bäuerin prüft Milchmenge und Futter am Bildschirm im Stall.";
const SPACE =
  "Die Raumsonde funkt Aufnahmen des Kometen. Im Kontrollzentrum deuten Forscherinnen Staub und Eis.";
const related = { related: true };
const write = (title: string, text: string, more = {}) =>
  makeLive({ title, body: paragraphs(text), ...more }, related);

describe("related news", () => {
  it("are found by rare words and topics, with a reason, in both directions", async () => {
    const topicIds = [await makeTopic("Wärme")];
    const first = await write("Serverhalle heizt Schwimmbad", HEAT, { topicIds });
    for (const [title, text] of [
      ["Melkroboter", COWS],
      ["Komet", SPACE],
      ["Kuh und Komet", `${COWS} ${SPACE}`],
    ] as const)
      await write(title, text);
    const second = await write(
      "Schwimmbad bleibt warm",
      `${HEAT} Das Schwimmbad in Kaltenbrück öffnet auch im Winter.`,
      { topicIds },
    );

    const [best] = await listRelated(second);
    expect(best).toMatchObject({
      id: first,
      title: "Serverhalle heizt Schwimmbad",
      reason: { topics: ["Wärme"], story: false },
    });
    expect(best?.reason.words).toContain("Schwimmbad");
    expect((await listRelated(first))[0]?.id).toBe(second);
  });

  it("join a story", async () => {
    const storyId = await saveStory(operator, { slug: "deich", title: "Der Deich" });
    const first = await write("Deich wird erhöht", "Bagger kommen im April an die Mündung.", { storyId });
    const second = await write(
      "Richterin stoppt Bauarbeiten",
      "Das Gericht verlangt ein Gutachten zur Vogelbrut.",
      { storyId },
    );
    expect((await listRelated(second))[0]).toMatchObject({ id: first, reason: { story: true } });
  });

  it("are the section's newest where nothing else is known", async () => {
    const sectionId = await makeSection();
    const old = await makeLive({ sectionId }, { publishedAt: hoursAgo(9) });
    const newer = await makeLive({ sectionId }, { publishedAt: hoursAgo(3) });
    const id = await makeLive({ sectionId });
    const listed = await listRelated(id);
    expect(listed.map((teaser) => teaser.id)).toEqual([newer, old]);
    expect(listed[0]?.reason).toEqual({ topics: [], words: [], story: false });
  });

  it("lose what is withdrawn, and keep an editor's choice", async () => {
    const text = "Zwölf Imkerinnen zählen Wildbienen auf Friedhöfen in Grünsee.";
    const [one, two, three] = [
      await write("Wildbienen I", text),
      await write("Wildbienen in Grünsee", `${text} Viele.`),
      await write("Friedhöfe blühen", `${text} Die Gärtner helfen.`),
    ];
    const ofThree = async () => (await listRelated(three)).map(({ id }) => id);
    expect(await ofThree()).toContain(one);
    await withdrawArticle(operator, one, { reason: "Irrtum" });
    expect(await ofThree()).not.toContain(one);

    const pinned = await write("Ganz anderes", SPACE);
    await db().execute(sql`INSERT INTO related_articles (article_id, related_id, score, reason, pinned_at)
      VALUES (${three}, ${pinned}, 0, '{"topics":[],"words":[],"story":false}', now())
      ON CONFLICT (article_id, related_id) DO UPDATE SET pinned_at = now()`);
    await db().execute(
      sql`UPDATE related_articles SET excluded_at = now() WHERE article_id = ${three} AND related_id = ${two}`,
    );
    await refreshRelated(operator, [three]);
    expect((await ofThree())[0]).toBe(pinned);
    expect(await ofThree()).not.toContain(two);
  });

  it("follow a changed text", async () => {
    const text = "Segelflieger kreisen über Tannroda, die Winde zieht im Minutentakt.";
    const one = await write("Segelflieger über Tannroda", text);
    const two = await write("Aus dem Rat", "Der Haushalt wird beraten.");
    await updateArticle(operator, two, {
      changes: { title: "Segelflieger landen", body: paragraphs(text) },
      substantive: true,
    });
    await settleRelated();
    expect((await listRelated(two))[0]?.id).toBe(one);
  });

  it("say nothing of a changed text until it has been compared, and fill the place that it leaves", async () => {
    const text = "Die Kantorin von Birkenau stimmt das Glockenspiel im Rathausturm.";
    const made: number[] = [];
    for (let n = 0; n < 8; n++) made.push(await write(`Glockenspiel ${n}`, `${text} Zum ${n}. Mal.`));
    const [one = 0, two = 0] = made;
    const beside = async (id: number) =>
      (
        await db().execute<{ id: number; words: string[] }>(
          sql`SELECT related_id AS id, reason->'words' AS words FROM related_articles WHERE article_id = ${id}`,
        )
      ).rows;
    const before = await beside(one);
    const moved = before[0]?.id ?? two;
    await updateArticle(operator, moved, {
      changes: { title: "Ganz anderes", body: paragraphs(SPACE) },
      substantive: true,
    });
    const between = await beside(one);
    expect(between.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
    expect(between.find(({ id }) => id === moved)?.words).toEqual([]);
    await settleRelated();
    const after = await beside(one);
    expect(after.map(({ id }) => id)).not.toContain(moved);
    expect(after).toHaveLength(before.length);
  });

  it("count each article's words once, however often they are computed", async () => {
    const id = await write("Zypressenharz", "Zypressenharz riecht.");
    await refreshRelated(operator, [id]);
    await refreshRelated(operator, [id, id]);
    expect(
      (await db().execute(sql`SELECT articles FROM lexemes WHERE lexeme = 'zypressenharz'`)).rows,
    ).toEqual([{ articles: 1 }]);
  });

  it("bear an article without words", async () => {
    const id = await write("2026", "1 2 3");
    expect(await listRelated(id)).toEqual([]);
  });
});
