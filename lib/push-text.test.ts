import { describe, expect, it } from "vitest";
import { translator } from "#lib/i18n.ts";
import { pushMessages } from "#lib/push-text.ts";

const t = translator("de");
const topic = { kind: "topic" as const, ref: 3, name: "Wärme" };
const article = (id: number, changes: object = {}) => ({
  id,
  slug: `übung-${id}`,
  section: { slug: "ort" },
  title: `Meldung ${id}`,
  standfirst: "Was war.",
  sponsor: null,
  topics: [topic],
  ...changes,
});

describe("what a browser shows", () => {
  it("is the article, where it stands, and how it ends", () => {
    expect(pushMessages([article(7)], t)).toEqual([
      {
        title: "Meldung 7",
        body: "Was war.",
        path: "/ort/%C3%BCbung-7",
        tag: "article-7",
        end: {
          topics: [{ kind: "topic", ref: 3 }],
          label: "Abbestellen",
          done: "Abbestellt: Wärme",
          failed: expect.stringContaining("Push-Nachrichten"),
        },
      },
    ]);
  });

  it("names an advertisement", () => {
    expect(pushMessages([article(1, { sponsor: "Bank" })], t)[0]?.title).toBe("Anzeige: Meldung 1");
  });

  it("is nothing where there is nothing", () => {
    expect(pushMessages([], t)).toEqual([]);
  });

  it("is three after a night, and one for all others", () => {
    const other = { kind: "section" as const, ref: 1, name: "Ort" };
    const told = [1, 2, 3, 4, 5].map((id) => article(id, id === 1 ? { topics: [topic, other] } : {}));
    const messages = pushMessages(told, t);
    expect(messages.map(({ tag }) => tag)).toEqual(["more", "article-3", "article-4", "article-5"]);
    expect(messages[0]).toMatchObject({
      title: "2 weitere neue Artikel",
      body: "Meldung 1 · Meldung 2",
      path: "/latest",
      end: { topics: [topic, other].map(({ kind, ref }) => ({ kind, ref })) },
    });
    expect(pushMessages(told.slice(0, 4), t)[0]?.title).toBe("Ein weiterer neuer Artikel");
    expect(pushMessages(told.slice(0, 3), t)).toHaveLength(3);
  });

  it("stays short, whatever was written", () => {
    const topics = Array.from({ length: 90 }, (_, ref) => ({ ...topic, ref, name: "Ä".repeat(80) }));
    const [message] = pushMessages(
      [article(1, { title: "Ö".repeat(400), standfirst: "ü".repeat(4000), topics })],
      t,
    );
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(2500);
    expect(message?.end.topics).toHaveLength(20);
  });
});
