import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "#lib/classifier/explain.ts";
import { packModel, unpackModel } from "#lib/classifier/model.ts";
import { marginOfText, scoreText } from "#lib/classifier/score.ts";
import { seededRandom } from "#lib/classifier/shuffle.ts";
import { type Example, trainClassifier } from "#lib/classifier/train.ts";
import { riskOf } from "#lib/screening/risk.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

const FILLING = "der Artikel über die neue Halle in Bremen war gestern schon im Radio zu hören".split(" ");
const FOUL = ["Schwachkopf", "Dreckspack", "verlogen", "Volldepp"];
const FAIR = ["danke", "interessant", "Quelle", "Ergänzung"];

/** Decisions of a newsroom that turns down foul words: `share` of them, the rest fair. */
function decisions(count: number, share = 0.3): Example[] {
  const random = seededRandom(7);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? "";
  return Array.from({ length: count }, (_, index) => {
    const label = index % 100 < share * 100 ? 1 : 0;
    const words = Array.from({ length: 12 }, () => pick(FILLING));
    words.splice(Math.floor(random() * 12), 0, pick(label ? FOUL : FAIR));
    return { text: words.join(" "), label };
  });
}

const model = trainClassifier(decisions(400));
if (!model) throw new Error("400 decisions are enough.");

describe("trainClassifier", () => {
  it("waits for enough decisions, and for enough of both kinds", () => {
    expect(trainClassifier([])).toBeNull();
    expect(trainClassifier(decisions(199))).toBeNull();
    expect(trainClassifier(decisions(200))).not.toBeNull();
    expect(trainClassifier(decisions(1900, 0.01))).toBeNull();
    expect(trainClassifier(decisions(1900, 0.99))).toBeNull();
    expect(trainClassifier(decisions(2000, 0.01))).not.toBeNull();
  });

  it("tells texts apart that it has not seen", () => {
    expect(scoreText(model, "Was für ein Schwachkopf, dieser Autor!")).toBeGreaterThan(0.8);
    expect(scoreText(model, "Danke, sehr interessant, haben Sie eine Quelle?")).toBeLessThan(0.2);
    expect(model.quality.macroF1).toBeGreaterThan(0.95);
    expect(model.trainedOn).toBe(400);
  });

  it("knows words by their pieces, whatever their ending and case", () => {
    const score = scoreText(model, "LAUTER SCHWACHKÖPFE UND SCHWACHKOPFS BRÜDER");
    expect(score).toBeGreaterThan(scoreText(model, "LAUTER GUTE MENSCHEN UND IHRE BRÜDER"));
  });

  it("claims nothing where there is nothing to learn", () => {
    const random = seededRandom(3);
    const noise = decisions(600).map(({ text }) => ({ text, label: random() < 0.5 ? 1 : 0 }) as const);
    const quality = trainClassifier(noise)?.quality;
    expect(quality?.auc).toBeGreaterThan(0.35);
    expect(quality?.auc).toBeLessThan(0.65);
  });

  it("says how many of a hundred such texts were turned down", () => {
    const random = seededRandom(5);
    // Four of five with the foul word are turned down, one of five without.
    const mixed = decisions(2000, 0.5).map(({ text, label }) => ({
      text,
      label: (random() < 0.2 ? 1 - label : label) as 0 | 1,
    }));
    const calibrated = trainClassifier(mixed);
    if (!calibrated) throw new Error("2000 decisions are enough.");
    const scores = decisions(1000, 0.5)
      .filter(({ label }) => label === 1)
      .map(({ text }) => scoreText(calibrated, text));
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    expect(mean).toBeGreaterThan(0.7);
    expect(mean).toBeLessThan(0.9);
  });

  it("gives the same model for the same decisions", () => {
    expect(packModel(trainClassifier(decisions(400)) ?? model)).toEqual(packModel(model));
  });
});

describe("explain", () => {
  it("names the words that speak for and against", () => {
    const words = explain(model, "Danke, aber der Autor ist ein Schwachkopf.");
    expect(words.toSorted((a, b) => b.weight - a.weight)[0]?.word).toBe("Schwachkopf");
    expect(words.find(({ word }) => word === "Danke")?.weight).toBeLessThan(0);
    expect(explain(model, "Danke, aber der Autor", 2)).toHaveLength(2);
  });

  it("becomes what screening is told: the few strongest words against it", () => {
    const risk = riskOf(model, "Danke, aber der Autor ist ein Schwachkopf. Und das Dreckspack verlogen.");
    expect(risk?.words).toContain("Schwachkopf");
    expect(risk?.words).not.toContain("Danke");
    expect(risk?.words.length).toBeLessThanOrEqual(5);
    expect(risk?.score).toBeGreaterThan(risk?.suspectFrom ?? 1);
    expect(riskOf(null, "Danke")).toBeNull();
  });

  it("accounts for the whole score", () => {
    const word = fc.constantFrom(...FILLING, ...FOUL, ...FAIR, "!!!", "https://example.org/a", "@wer", "👍");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join(" ");
        const sum = explain(model, text).reduce((all, { weight }) => all + weight, model.bias);
        expect(sum).toBeCloseTo(marginOfText(model, text), 4);
      }),
    );
  });
});

describe("packModel", () => {
  it("keeps every score through JSON", () => {
    const again = unpackModel(JSON.parse(JSON.stringify(packModel(model))));
    if (!again) throw new Error("A packed model can be unpacked.");
    for (const { text } of decisions(50))
      expect(scoreText(again, text)).toBeCloseTo(scoreText(model, text), 6);
    expect(again.quality).toEqual(model.quality);
  });

  it("is not taken for what it is not", () => {
    const packed = packModel(model);
    expect(unpackModel({ ...packed, version: packed.version + 1 })).toBeNull();
    expect(unpackModel({ ...packed, weights: packed.weights.slice(0, 400) })).toBeNull();
    expect(unpackModel(null)).toBeNull();
    expect(unpackModel({})).toBeNull();
  });
});

describe("scoreText", () => {
  it("gives a share of one, whatever is typed", () => {
    for (const text of ["", " ", ...hostileTexts(), "a b ".repeat(50_000), "a".repeat(100_000)]) {
      const score = scoreText(model, text);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});
