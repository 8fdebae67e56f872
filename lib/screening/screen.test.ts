import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Candidate, Sender } from "#lib/screening/candidate.ts";
import { PHASES, screen } from "#lib/screening/screen.ts";
import { VERDICTS, worst } from "#lib/screening/verdict.ts";
import { buildWordMatcher } from "#lib/screening/word-matcher.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

const NOW = new Date("2026-11-24T19:00:00Z");
const TEXT =
  "Der Artikel lässt aus, dass die Halle schon im Frühjahr fertig war und niemand sie haben wollte.";
const words = buildWordMatcher([
  { kind: "watch", pattern: "halle" },
  { kind: "suspect", pattern: "lügen*" },
  { kind: "banned", pattern: "idiot" },
]);
const nobody = buildWordMatcher([]);

const sender: Sender = {
  approved: 10,
  rejected: 0,
  spam: 0,
  isFirstComment: false,
  isPremoderated: false,
  recent: [],
};

function candidate(changes: Partial<Candidate> = {}): Candidate {
  return {
    body: TEXT,
    bodyHash: "this",
    articleId: 1,
    sentAt: NOW,
    secondsToWrite: 40,
    honeypotFilled: false,
    sender,
    words: nobody,
    sameTextStands: false,
    locale: "de",
    risk: null,
    ...changes,
  };
}

/** "verdict reason" of each verdict. */
const said = (changes: Partial<Candidate>) =>
  screen(candidate(changes)).map(({ verdict, reason }) => `${verdict} ${reason}`);
const valuesOf = (changes: Partial<Candidate>) => screen(candidate(changes))[0]?.values;
const recent = (count: number, change: Partial<Sender["recent"][number]> = {}) =>
  Array.from({ length: count }, (_, index) => ({
    bodyHash: `other ${index}`,
    createdAt: new Date(NOW.getTime() - (index + 1) * 1000),
    articleId: 100 + index,
    ...change,
  }));

describe("screen", () => {
  it("has nothing to say of an ordinary comment", () => {
    expect(screen(candidate())).toEqual([]);
    expect(worst([])).toBe("pass");
  });

  it("names the phase, and goes through all of them in order", () => {
    const verdicts = screen(
      candidate({
        body: "LÜGENPRESSE SCHREIBT WIEDER DENSELBEN UNSINN!!!!! https://example.org",
        words,
        sameTextStands: true,
        sender: { ...sender, isFirstComment: true, isPremoderated: true, recent: recent(6) },
        secondsToWrite: 1,
        honeypotFilled: true,
        risk: { score: 0.9, suspectFrom: 0.5, words: ["Lügenpresse"] },
      }),
    );
    expect(verdicts.map(({ phase }) => phase)).toEqual([
      "links",
      "words",
      "repeat",
      "burst",
      "shouting",
      "shouting",
      "first-comment",
      "history",
      "sending",
      "classifier",
    ]);
    expect(worst(verdicts)).toBe("spam");
  });

  it("ends with what the writer can mend", () => {
    expect(said({ body: "", honeypotFilled: true })).toEqual(["refuse empty"]);
    expect(said({ body: "Sie Idiot!", words, sender: { ...sender, isFirstComment: true } })).toEqual([
      "refuse word-banned",
    ]);
  });

  it("has one phase of each name", () => {
    const names = PHASES.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("says something sensible of whatever is typed", () => {
    const any = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...hostileTexts()));
    fc.assert(
      fc.property(any, fc.option(fc.double()), (body, secondsToWrite) => {
        const verdicts = screen(candidate({ body, secondsToWrite, words }));
        const refusals = verdicts.filter(({ verdict }) => verdict === "refuse");
        expect(refusals.length).toBeLessThanOrEqual(1);
        if (refusals.length > 0) expect(verdicts.at(-1)).toBe(refusals[0]);
        for (const { values } of verdicts)
          for (const value of Object.values(values)) expect(value).not.toBeNaN();
      }),
    );
  });
});

describe("worst", () => {
  it("is the gravest, in whatever order", () => {
    const verdict = fc.constantFrom(...VERDICTS).map((verdict) => ({ verdict }));
    fc.assert(
      fc.property(fc.array(verdict), (verdicts) => {
        expect(worst(verdicts)).toBe(worst(verdicts.toReversed()));
        for (const one of verdicts) expect(worst([{ verdict: worst(verdicts) }, one])).toBe(worst(verdicts));
      }),
    );
    expect(worst([{ verdict: "spam" }, { verdict: "hold" }])).toBe("spam");
  });
});

describe("length", () => {
  it("wants something that can be seen", () => {
    for (const body of ["", " \n", "\u200b\u202e", "\u0301", "\u3164", "\u00a0"])
      expect(said({ body })).toEqual(["refuse empty"]);
    for (const body of [".", "x", " a\u200b "]) expect(said({ body })).toEqual(["refuse too-short"]);
    for (const body of ["Ja", "👍", "5!"]) expect(said({ body })).toEqual([]);
  });

  it("ends at 5,000 characters, an emoji being one", () => {
    const inLines = (text: string) => text.replace(/(.{50})/gu, "$1\n").slice(0, text.length);
    expect(said({ body: inLines(TEXT.repeat(60)).slice(0, 5000) })).not.toContain("refuse too-long");
    expect(said({ body: "👍".repeat(5000) })).toEqual([]);
    expect(valuesOf({ body: "a".repeat(5001) })).toEqual({ count: 5001, limit: 5000 });
    expect(said({ body: `Ja${"\u200b".repeat(5000)}` })).toEqual(["refuse too-long"]);
  });
});

describe("links", () => {
  const addresses = (count: number) =>
    `${TEXT} ${Array.from({ length: count }, (_, index) => `https://example.org/${index}`).join(" ")}`;

  it("count", () => {
    expect(said({ body: addresses(1) })).toEqual(["hold links"]);
    expect(said({ body: addresses(3) })).toEqual(["suspect links-many"]);
    expect(said({ body: addresses(7) })).toEqual(["refuse links-too-many"]);
    expect(valuesOf({ body: `${TEXT} www.example.org und HTTP://EXAMPLE.ORG` })).toEqual({ count: 2 });
    expect(said({ body: `${TEXT} example.org` })).toEqual([]);
  });

  it("say where they lead", () => {
    for (const address of ["https://bit.ly/x", "http://192.0.2.7/", "https://bank.example@evil.example/"])
      expect(said({ body: `${TEXT} ${address}` })).toContain("suspect link-disguised");
  });

  it("in the markup of other systems come from programs", () => {
    for (const body of [
      '<a href="https://example.org">x</a> Hallo',
      "[url=https://example.org]x[/url] Hallo",
    ])
      expect(said({ body })).toContain("spam link-markup");
    expect(said({ body: "a < b, und das [url] da" })).not.toContain("spam link-markup");
  });
});

describe("words", () => {
  it("are watched, suspected or banned, and named as they stand there", () => {
    expect(said({ words })).toEqual(["hold word-watch"]);
    expect(said({ body: "Diese Lügenpresse!", words })).toEqual(["suspect word-suspect"]);
    expect(valuesOf({ body: "Lügenpresse, Lügengebäude", words })).toEqual({
      words: "Lügenpresse",
      count: 1,
    });
    expect(valuesOf({ body: "Alles 1dioten", words })).toEqual({ words: "1dioten", count: 1 });
  });
});

describe("repeat", () => {
  it("is what others wrote before, unless everybody does", () => {
    expect(said({ sameTextStands: true })).toEqual(["suspect repeat"]);
    expect(said({ sameTextStands: true, body: "Danke!" })).toEqual([]);
  });

  it("is the same under several articles", () => {
    const same = { bodyHash: "this" };
    expect(said({ sender: { ...sender, recent: recent(1, same) } })).toEqual(["suspect repeat-own"]);
    expect(said({ sender: { ...sender, recent: recent(2, same) } })).toEqual(["spam repeat-own"]);
    expect(said({ sender: { ...sender, recent: recent(2, same) }, body: "Danke!" })).toEqual([]);
  });

  it("is one line or word again and again", () => {
    expect(said({ body: "Tor! ".repeat(10) })).toEqual(["hold repeat-within"]);
    expect(said({ body: "Tor! ".repeat(9) })).toEqual([]);
    expect(said({ body: "Wir wollen das Geld nicht.\n".repeat(3) })).toEqual(["hold repeat-within"]);
    expect(said({ body: "Wir wollen das Geld nicht.\n".repeat(2) })).toEqual([]);
  });
});

describe("double post", () => {
  it("is the same text under the same article", () => {
    const there = { bodyHash: "this", articleId: 1 };
    expect(said({ sender: { ...sender, recent: recent(1, there) } })).toEqual(["refuse double-post"]);
    expect(said({ sender: { ...sender, recent: recent(1, { articleId: 1 }) } })).toEqual([]);
  });
});

describe("burst", () => {
  it("is many within ten minutes, this one included", () => {
    expect(said({ sender: { ...sender, recent: recent(4) } })).toEqual([]);
    expect(said({ sender: { ...sender, recent: recent(5) } })).toEqual(["suspect burst"]);
    expect(said({ sender: { ...sender, recent: recent(12) } })).toEqual(["refuse burst-too-many"]);
    const longAgo = { createdAt: new Date(NOW.getTime() - 11 * 60_000) };
    expect(said({ sender: { ...sender, recent: recent(20, longAgo) } })).toEqual([]);
  });
});

describe("shouting", () => {
  it("is capitals throughout, not abbreviations", () => {
    expect(said({ body: "DAS IST DOCH WIRKLICH ALLES GELOGEN VON DIESER REGIERUNG, SCHRECKLICH" })).toEqual([
      "hold shouting",
    ]);
    expect(
      said({ body: "Was CDU, SPD, NATO, DSGVO und BVERFG dazu sagen, ist mir egal, aber WIRKLICH." }),
    ).toEqual([]);
    expect(said({ body: "Nein!!!!!" })).toEqual(["hold marks"]);
    expect(said({ body: "Nein!!!" })).toEqual([]);
  });
});

describe("the sender", () => {
  it("may be new", () => {
    expect(said({ sender: { ...sender, approved: 0, isFirstComment: true } })).toEqual([
      "hold first-comment",
    ]);
  });

  it("has a history", () => {
    expect(said({ sender: { ...sender, isPremoderated: true } })).toEqual(["hold premoderated"]);
    expect(said({ sender: { ...sender, spam: 1 } })).toEqual(["suspect spam-before"]);
    expect(said({ sender: { ...sender, approved: 3, rejected: 2 } })).toEqual(["suspect often-rejected"]);
    expect(said({ sender: { ...sender, approved: 0, rejected: 3 } })).toEqual([]);
    expect(said({ sender: { ...sender, approved: 50, rejected: 10 } })).toEqual([]);
  });
});

describe("sending", () => {
  it("takes a person longer than a program", () => {
    expect(said({ honeypotFilled: true })).toEqual(["spam honeypot"]);
    expect(said({ secondsToWrite: 2 })).toEqual(["suspect too-fast"]);
    expect(valuesOf({ secondsToWrite: -5 })).toEqual({ seconds: 0 });
    for (const secondsToWrite of [null, 3, 100_000, Number.NaN]) expect(said({ secondsToWrite })).toEqual([]);
  });
});

describe("language", () => {
  const english =
    "I think this article leaves out what really matters to people who have to live with the decision.";

  it("is the portal's, or a moderator is told", () => {
    expect(said({ body: english })).toEqual(["hold language"]);
    expect(said({ body: english, locale: "en" })).toEqual([]);
    expect(said({ locale: "en" })).toEqual(["hold language"]);
    expect(said({ body: "Это совсем другой язык, не правда ли, дорогая редакция?" })).toEqual([
      "hold script",
    ]);
  });

  it("is not doubted for a few words, an address or dialect", () => {
    expect(said({ body: "Well done, thank you!" })).toEqual([]);
    expect(said({ body: `Siehe https://example.org/${"a-very-long-english-title-".repeat(5)}` })).toEqual([
      "hold links",
    ]);
    expect(said({ body: "Des is ma wurscht, i glaub eam ka Wort mehr, und de andern a ned." })).toEqual([]);
  });
});

describe("the classifier", () => {
  it("says why, and never more than suspect", () => {
    const risk = { score: 0.874, suspectFrom: 0.4, words: ["Depp", "dumm"] };
    expect(said({ risk })).toEqual(["suspect classifier"]);
    expect(valuesOf({ risk })).toEqual({ percent: 87, count: 2, words: "Depp, dumm" });
    expect(said({ risk: { ...risk, score: 1 } })).toEqual(["suspect classifier"]);
    expect(said({ risk: { ...risk, score: 0.39 } })).toEqual([]);
  });
});
