import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Card } from "#lib/cards/card.ts";
import { drawCard } from "#lib/cards/draw.ts";
import { headlineFace } from "#lib/cards/face.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

const card = (changes: Partial<Card>): Card => ({
  heading: "Größe zählt",
  shortHeading: "",
  label: "KI",
  paid: "",
  portal: "Depesche",
  host: "news.example",
  hue: 27,
  ...changes,
});

/** Where something else than the ground stands: left, top, right, bottom; null for nowhere. */
async function printed(picture: Buffer): Promise<[number, number, number, number] | null> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([1200, 630]);
  const ground = data.subarray(0, 3);
  let [left, top, right, bottom] = [1200, 630, -1, -1];
  for (let at = 0; at < data.length; at += 3) {
    if (data[at] === ground[0] && data[at + 1] === ground[1] && data[at + 2] === ground[2]) continue;
    const [x, y] = [(at / 3) % 1200, Math.floor(at / 3 / 1200)];
    [left, top, right, bottom] = [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x),
      Math.max(bottom, y),
    ];
  }
  return right < 0 ? null : [left, top, right, bottom];
}

const same = async (one: Partial<Card>, other: Partial<Card>) =>
  (await drawCard(card(one))).equals(await drawCard(card(other)));

describe("drawCard", () => {
  it("keeps its margins, however long the headline is", async () => {
    for (const heading of [
      "A",
      "Größe zählt",
      "Haushalt ".repeat(80),
      "ß".repeat(500),
      "Ein Wort: Überschwemmungsgebietsverordnung",
    ]) {
      const paid = heading.length > 20 ? `Anzeige · ${"Muster AG ".repeat(20)}` : "";
      const [left, top, right, bottom] = (await printed(await drawCard(card({ heading, paid })))) ?? [];
      expect(left).toBeGreaterThanOrEqual(68);
      expect(right).toBeLessThanOrEqual(1132);
      expect(top).toBeGreaterThanOrEqual(50);
      expect(bottom).toBeLessThanOrEqual(600);
    }
  });

  it("is small enough to be kept by the hundred", async () => {
    expect((await drawCard(card({ heading: "Haushalt ".repeat(80) }))).length).toBeLessThan(80_000);
  });

  it("leaves signs out that the face lacks, and never half a headline", async () => {
    expect(await same({ heading: "🔥 Hitze in Köln ☀️🇩🇪" }, { heading: "Hitze in Köln" })).toBe(true);
    expect(await same({ heading: "Iași gewinnt" }, { heading: "Iasi gewinnt" })).toBe(true);
    for (const heading of ["שלום עולם", "新聞速報", "Merkel trifft Зеленський", "🔥"]) {
      expect(await same({ heading }, { heading: "" })).toBe(true);
      expect(await printed(await drawCard(card({ heading })))).not.toBeNull();
    }
  });

  it("says its own address where its name cannot be set", async () => {
    const picture = await drawCard(card({ heading: "新聞", portal: "新聞", label: "新聞" }));
    expect(await printed(picture)).not.toBeNull();
    expect(await same({ portal: "新聞" }, { portal: "報" })).toBe(true);
  });

  it("takes the short headline where the long one would be cut", async () => {
    const heading = "Haushalt ".repeat(80);
    expect(await same({ heading, shortHeading: "Haushalt" }, { heading: "Haushalt" })).toBe(true);
    expect(await same({ shortHeading: "Größe" }, {})).toBe(true);
  });

  it("takes any text", async () => {
    for (const text of hostileTexts().slice(0, 40))
      expect(
        await printed(await drawCard(card({ heading: text, label: text, portal: text }))),
      ).not.toBeNull();
  }, 60_000);
});

it("sets text with the kerning of the face, from all of its cuts", async () => {
  const face = await headlineFace();
  expect(face.widthOf("AV")).toBeLessThan(face.widthOf("A") + face.widthOf("V"));
  expect(face.settable("Łódź & São Paulo\u00ad")).toBe("Łódź & São Paulo");
  expect(face.settable("½")).toBeNull();
  expect(face.settable("H₂O")).toBe("H2O");
});
