import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildWordMatcher, type WordEntry } from "#lib/screening/word-matcher.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

const list = (...patterns: string[]) =>
  buildWordMatcher(patterns.map((pattern): WordEntry => ({ kind: "suspect", pattern })));

/** What a list of patterns finds in a text, as the text writes it. */
const found = (patterns: string | string[], text: string) =>
  list(...[patterns].flat())
    .find(text)
    .map((match) => match.found);

describe("a word of the list", () => {
  it.each([
    "Du Id\u200biot!",
    "Du 1diot!",
    "Du іdiot!",
    "Du I D I O T!",
    "Du i.d.i.o.t!",
    "Du I-d-i-o-t!",
    "Du Idi.ot!",
    "Du Idi*ot!",
    "Du id!ot!",
    "Du IDIOOOOT!!!",
    "(idiot)",
    "„Idiot“",
    "Sie sind\nIdioten",
    "Voll-Idiot",
  ])("is found in %j", (text) => {
    expect(found("idiot", text)).toHaveLength(1);
  });

  it("is found behind a sign that stands for its first letter", () => {
    expect(found("arschloch", "du @rschloch")).toEqual(["@rschloch"]);
    expect(found("bastard", "du B@stard")).toEqual(["B@stard"]);
  });

  it("has German endings", () => {
    for (const text of ["Idioten", "Idiotin", "Idiotinnen", "des Idioten", "Idiots"])
      expect(found("idiot", text)).toHaveLength(1);
    for (const text of ["blöd", "blöde", "blöder", "blödes", "blödem", "bloeden"])
      expect(found("blöd", text)).toHaveLength(1);
    expect(found("Hure", "Huren")).toHaveLength(1);
    expect(found("kz", "KZen")).toEqual([]);
  });

  it("says where it stands, once per entry", () => {
    expect(list("idiot").find("Idiot, ein Idiot, IDIOT")).toEqual([
      { kind: "suspect", pattern: "idiot", found: "Idiot" },
    ]);
  });

  it("may be a picture", () => {
    expect(found("🖕", "na 🖕🏽!")).toEqual(["🖕"]);
    expect(found("🖕", "na 👍!")).toEqual([]);
  });
});

describe("stars and phrases", () => {
  it("stand for any letters where they are", () => {
    expect(found("lügen*", "Lügenpresse")).toHaveLength(1);
    expect(found("*presse", "die Lügenpressen")).toHaveLength(1);
    expect(found("*maul*", "Vielfraßmauligkeit")).toHaveLength(1);
    expect(found("um*ung", "Umvolkung")).toHaveLength(1);
    expect(found("um*ung", "Umvolkungen")).toHaveLength(1);
    expect(found("um*ung", "umgehen")).toEqual([]);
    expect(found("lügen*", "Verlogen, ungelogen")).toEqual([]);
    expect(found("*presse", "Pressefreiheit")).toEqual([]);
  });

  it("are one word after the other", () => {
    expect(found("blöde kuh", "Diese blöde\nKuh!")).toEqual(["blöde Kuh"]);
    expect(found("blöde kuh", "Die Kuh ist eine blöde")).toEqual([]);
    expect(found("dreck* pack", "dreckiges Pack")).toHaveLength(1);
  });

  it("begin anywhere where a script has no spaces", () => {
    expect(found("赌场", "在线赌场游戏")).toHaveLength(1);
  });

  it("are taken literally where they hold signs or tricks", () => {
    expect(found("image/cache", "image/cache/1.jpg")).toHaveLength(1);
    expect(found("image/cache", "an image cache")).toEqual([]);
    expect(found("sо", "so")).toEqual([]);
    expect(found("sо", "sо")).toHaveLength(1);
    expect(found("g00gle", "Google")).toEqual([]);
    expect(found("g00gle", "G00gle")).toHaveLength(1);
  });

  it("look for nothing where nothing is left of them", () => {
    for (const pattern of ["", " ", "*", "**", "\u200b", "…", "* *"]) {
      expect(found(pattern, "Ein Satz … mit * und \u200b allem.")).toEqual([]);
    }
  });
});

describe("false alarms", () => {
  const foul =
    "ass arsch anal dick hass hure nutte kill sex nazi ss kz penis tit rum cum fick spast mongo zigeuner schwul kot depp".split(
      " ",
    );
  const innocent =
    "Die Assistentin analysierte Konzerte, Klassiker und Massen; der Kassenarzt hasste nichts. Im Dickicht von " +
    "Essex und Middlesex, in Scunthorpe und Cockburn, hat Herr Hurrelmann den Hasen gefangen. Kilometerlange Sextette, " +
    "Sextanten und Kotletts; Nazareth, Mongolei, Spastik. Es ist schwül. Depeche Mode, Titel, Titan, Rumänien, " +
    "Dokumente, Analyse, Penisola, Zigarren, Kotau. z. B. d. h. u. a. S. 88 ff. Leser*innen und LeserInnen, E-Mail an " +
    "max@firma.example, 4:0, 1000 Euro, Covid-19, A8, H1N1, die Kill-Rate? Nein: die Killarney-Berge.";

  it("are not raised by words that only hold or begin with a foul one", () => {
    const innocentText = innocent.replace("die Kill-Rate? Nein: ", "");
    expect(list(...foul).find(innocentText)).toEqual([]);
  });

  it("would be raised by the words themselves", () => {
    for (const word of foul) expect(found(word, `Das ist ${word}.`)).toHaveLength(1);
    expect(found(foul, innocent)).toEqual(["Kill"]);
  });

  it("come from no word that a reader would miss a space in", () => {
    expect(found("unsinnrede", "So ein Unsinn.Rede nicht.")).toEqual([]);
    expect(found("analyst", "ist das anal.Yst?")).toEqual([]);
  });
});

describe("any text and any list", () => {
  it("find what is there and never fail", () => {
    const texts = hostileTexts();
    const matcher = list(...texts);
    for (const text of texts) expect(Array.isArray(matcher.find(text))).toBe(true);
  });

  it("find each plain word that a text has", () => {
    const word = fc.stringMatching(/^[bcdfgkmnprt][aeou][bcdfgkmnprt]{1,2}[aeou][bcdfgkmnprt]$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), (words, pick) => {
        const one = words[pick % words.length] ?? "";
        expect(found(one, words.join(" "))).toHaveLength(1);
        expect(found(`*${one.slice(1)}`, words.join(" "))).toHaveLength(1);
        expect(found(`${one.slice(0, -1)}*`, words.join(" "))).toHaveLength(1);
      }),
    );
  });

  it("take no time that grows with the square of what is typed", () => {
    const matcher = list("a/", "/a", "a b", "*aa*", "idiot", "i*d*i*o*t");
    // The processor's time: a machine that is busy elsewhere says nothing of the matcher.
    const start = process.cpuUsage();
    for (const piece of ["a", "a.", "i d ", "1!", "x@", "a-", "aa ", "i d i o "])
      matcher.find(piece.repeat(20_000));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  });
});
