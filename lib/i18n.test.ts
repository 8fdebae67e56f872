import { expect, it } from "vitest";
import { messagesFor, translator } from "#lib/i18n.ts";
import de from "#messages/de.json" with { type: "json" };
import informal from "#messages/de-informal.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };

type Texts = { [key: string]: string | Texts };
const keys = (texts: Texts, prefix = ""): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [prefix + key] : keys(text, `${prefix}${key}.`),
  );
const blanks = (text: string) => {
  // A word alone in a branch ("one {Tag}") is no blank.
  const found = text.matchAll(/(?<!(?:=\d+|one|other|none) )\{(\w+)(?=[,}])/g);
  return [...new Set([...found].map((match) => match[1]))].sort().join();
};
const at = (texts: Texts, key: string) =>
  key.split(".").reduce<string | Texts | undefined>((part, name) => {
    return typeof part === "object" ? part[name] : undefined;
  }, texts);

it("has every text in both languages", () => {
  expect(keys(en).sort()).toEqual(keys(de).sort());
});

it("fills the same blanks in every language", () => {
  const pairs = [
    ...keys(en).map((key) => [key, en] as const),
    ...keys(informal).map((key) => [key, informal] as const),
  ];
  const differ = pairs.filter(
    ([key, texts]) => blanks(String(at(de, key))) !== blanks(String(at(texts, key))),
  );
  expect(differ).toEqual([]);
});

it("says du only where there is a text to say it in", () => {
  const known = new Set(keys(de));
  expect(keys(informal).filter((key) => !known.has(key))).toEqual([]);
});

it("lays du over Sie and leaves the rest", () => {
  expect(messagesFor("de", "formal").subscribe.title).toBe("Sie wollen nichts verpassen?");
  expect(messagesFor("de", "informal").subscribe.title).toBe("Du willst nichts verpassen?");
  expect(messagesFor("de", "informal").site.latest).toBe(de.site.latest);
  expect(de.subscribe.title).toBe("Sie wollen nichts verpassen?");
});

it("translates outside React", () => {
  expect(translator("de")("list.page", { page: 2 })).toBe("Seite 2");
  expect(translator("en")("list.page", { page: 2 })).toBe("Page 2");
});
