import { sql } from "drizzle-orm";
import { ALL, type Reading, readVocabulary } from "#db/vocabulary.ts";
import { answerShows } from "#lib/answer.ts";
import type { Search } from "#lib/search/search.ts";
import type { Typed } from "#lib/search/typed.ts";
import type { Query } from "#lib/search/wanted.ts";
import { tags } from "#lib/tags.ts";
import { marks, marksOfMonths } from "#lib/words/marks.ts";
import { quote } from "#lib/words/vector.ts";

type Kind = "section" | "topic" | "author";

/** What an article has to be besides holding the words. Days as YYYY-MM-DD. */
export type Filters = {
  /** "" where anything will do. */
  marks: Query;
  /** What share of all articles is of these sections, topics and authors: 0…1. */
  share: number;
  from: string | null;
  to: string | null;
};

/** @returns null where something is asked for that there is not */
export async function filtersOf(
  reading: Reading,
  typed: Typed,
  { section, topic, author, year }: Search,
): Promise<Filters | null> {
  const asked: [kind: Kind, name: string][] = [
    ...[section, ...typed.sections].map((name): [Kind, string] => ["section", name]),
    ...[topic, ...typed.topics].map((name): [Kind, string] => ["topic", name]),
    ...[author, ...typed.authors].map((name): [Kind, string] => ["author", name]),
  ];
  const named = asked.filter(([, name]) => name !== "");
  const found = named.length > 0 ? await findNamed(reading, named) : new Map<string, number[]>();
  const conditions: string[][] = [];
  for (const [kind, name] of named) {
    const idsOf = found.get(`${kind} ${name}`) ?? [];
    if (idsOf.length === 0) return null;
    conditions.push(idsOf.map(marks[kind]));
  }
  const share = await shareOf(reading, conditions);
  const [from, to] = [
    latest(typed.from, year && `${year}-01-01`),
    earliest(typed.to, year && `${year}-12-31`),
  ];
  const months = from && to ? marksBetween(from, to) : [];
  if (months.length > 0) conditions.push(months);
  const oneOf = (list: string[]) => `(${list.map(quote).join(" | ")})`;
  return { marks: conditions.map(oneOf).join(" & "), share, from, to };
}

/** As if one thing said nothing of the other. */
async function shareOf(reading: Reading, conditions: readonly string[][]): Promise<number> {
  if (conditions.length === 0) return 1;
  const known = await readVocabulary(reading, [ALL, ...conditions.flat()]);
  const countOf = (lexeme: string) => known.get(lexeme)?.articles ?? 0;
  return conditions
    .map((list) => list.reduce((sum, mark) => sum + countOf(mark), 0) / Math.max(1, countOf(ALL)))
    .reduce((share, one) => share * Math.min(1, one), 1);
}

const latest = (a: string | null, b: string | 0) => (a && b ? (a > b ? a : b) : a || b || null);
const earliest = (a: string | null, b: string | 0) => (a && b ? (a < b ? a : b) : a || b || null);

/** More months are no help to the index. */
const MOST_MONTHS = 30 * 12;
const DAY = 86_400_000;

/** The marks of the months between, and, as zones differ from UTC by hours, of a day more at each end. */
function marksBetween(from: string, to: string): string[] {
  const [start, end] = [new Date(Date.parse(from) - DAY), new Date(Date.parse(to) + 2 * DAY)];
  const months =
    12 * (end.getUTCFullYear() - start.getUTCFullYear()) + end.getUTCMonth() - start.getUTCMonth();
  if (months >= MOST_MONTHS) return [];
  return marksOfMonths(
    Array.from(
      { length: Math.max(0, months + 1) },
      (_, at) => new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + at, 1)),
    ),
  );
}

/** A slug, a whole name, or for authors the name's last word. */
async function findNamed(
  reading: Reading,
  named: readonly [kind: Kind, name: string][],
): Promise<Map<string, number[]>> {
  const rows = named.map(([kind, name]) => ({ kind, name, low: name.toLowerCase() }));
  const asked = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(kind text, name text, low text)`;
  const { rows: found } = await reading.execute<{ kind: Kind; name: string; id: number }>(sql`
    SELECT x.kind, x.name, s.id FROM ${asked} JOIN sections s ON (s.slug = x.low OR lower(s.name) = x.low) AND s.hidden_at IS NULL
      WHERE x.kind = 'section'
    UNION SELECT x.kind, x.name, coalesce(t.merged_into, t.id) FROM ${asked}
      JOIN topics t ON t.slug = x.low OR lower(t.name) = x.low WHERE x.kind = 'topic'
    UNION SELECT x.kind, x.name, w.id FROM ${asked}
      JOIN authors w ON w.slug = x.low OR lower(w.name) = x.low OR lower(w.name) LIKE '% ' || replace(replace(replace(x.low, '\\', '\\\\'), '%', '\\%'), '_', '\\_')
      WHERE x.kind = 'author'`);
  answerShows(tags.missing());
  const ids = new Map<string, number[]>();
  for (const { kind, name, id } of found) {
    const key = `${kind} ${name}`;
    ids.set(key, [...(ids.get(key) ?? []), id]);
    answerShows(tags[kind](id));
  }
  return ids;
}
