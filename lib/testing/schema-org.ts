import { readFileSync } from "node:fs";

/** What schema.org has: which properties a type knows, its own and those of the types above it. */
export type Vocabulary = {
  knows: (type: string, property: string) => boolean;
  has: (type: string) => boolean;
};

const INTERFACE = /^(?:export )?interface (\w+?)(Base|Leaf) extends ([^{]+) \{$/;
const PROPERTY = /^ {4}"([a-zA-Z-]+)"\?: /;

type Entry = { parents: string[]; properties: Set<string> };

/** Reads the vocabulary from the types of schema-dts, which are made from schema.org's own releases. */
export function readVocabulary(): Vocabulary {
  const entries = new Map<string, Entry>();
  let current: Entry | null = null;
  const file = new URL("../../node_modules/schema-dts/dist/schema.d.ts", import.meta.url);
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, name = "", , parents = ""] = INTERFACE.exec(line) ?? [];
    if (name !== "") {
      current = entries.get(name) ?? { parents: [], properties: new Set() };
      current.parents.push(...parents.split(",").map((parent) => parent.trim().replace(/Base$/, "")));
      entries.set(name, current);
    }
    const property = PROPERTY.exec(line)?.[1];
    if (property) current?.properties.add(property);
    if (line === "}") current = null;
  }
  const knows = (type: string, property: string, seen = new Set<string>()): boolean => {
    const entry = entries.get(type);
    if (!entry || seen.has(type)) return false;
    seen.add(type);
    return entry.properties.has(property) || entry.parents.some((parent) => knows(parent, property, seen));
  };
  return { knows, has: (type) => entries.has(type) };
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** "Type" or "Type.property" of everything in it that schema.org does not know. */
export function unknownTo({ knows, has }: Vocabulary, value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => unknownTo({ knows, has }, one));
  if (value === null || typeof value !== "object") return [];
  const types = [value["@type"] ?? []]
    .flat()
    .map((type) => String(type).replace(/^(https?:\/\/schema.org\/|schema:)/, ""));
  const here = Object.keys(value).filter((name) => /^[a-z]+$/i.test(name));
  return [
    ...types.filter((type) => !has(type)),
    ...here
      .filter((name) => types.length > 0 && !types.some((type) => knows(type, name)))
      .map((name) => `${types.join("+")}.${name}`),
    ...Object.values(value).flatMap((one) => unknownTo({ knows, has }, one)),
  ];
}
