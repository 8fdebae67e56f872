import { readFileSync } from "node:fs";
import { printFigure } from "#bench/figure.ts";
import { publishTexts, type Text } from "#bench/fill.ts";
import { headlines, xquad } from "#bench/news-sets.ts";
import { onNewsStages } from "#bench/news-stage.ts";
import { printTable } from "#bench/table.ts";
import { searchArticles } from "#db/search.ts";
import { query } from "#db/testing/query.ts";
import { NO_SEARCH } from "#lib/search/search.ts";

const JUDGED = new URL("judged/queries.jsonl", import.meta.url);
type Judged = { q: string; kind: string; right: string[] };

/** Questions and keywords, asked of the function that the page asks. */
export const benchSearch = () =>
  onNewsStages([{ ground: { articles: 0 }, measure: measureQuestions }, { measure: measureKeywords }]);

async function find(words: string): Promise<number[]> {
  const found = await searchArticles({ ...NO_SEARCH, words });
  return found?.items.map(({ id }) => id) ?? [];
}

type Ranks = { first: number; ten: number; reciprocal: number; none: number };

/** @param found what was found for each question, best first, and what was to be found */
function ranksOf(found: readonly { ids: number[]; right: number }[]): Ranks {
  const ranks = found.map(({ ids, right }) => ids.indexOf(right));
  const share = (is: (rank: number) => boolean) => ranks.filter(is).length / ranks.length;
  return {
    first: share((rank) => rank === 0),
    ten: share((rank) => rank >= 0 && rank < 10),
    reciprocal: ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / ranks.length,
    none: found.filter(({ ids }) => ids.length === 0).length / found.length,
  };
}

async function measureQuestions(): Promise<void> {
  const { passages, questions } = xquad();
  const ids = await publishTexts(
    "fragen",
    passages.map(({ id, title, text }) => ({ key: id, title, body: text })),
  );
  const ask = async (how: (words: string) => Promise<number[]>) => {
    const found: { ids: number[]; right: number }[] = [];
    for (const { query: words, relevant } of questions)
      found.push({ ids: await how(words), right: ids.get(relevant) ?? 0 });
    return ranksOf(found);
  };
  const ours = await ask(find);
  const rows: [name: string, ranks: Ranks][] = [
    ["every word, as Postgres comes (websearch, german)", await ask((words) => plain(words, "AND"))],
    ["any word, as Postgres comes (ts_rank)", await ask((words) => plain(words, "OR"))],
    ["the portal's search", ours],
  ];
  printTable(
    [`${questions.length} questions, ${passages.length} passages`, "R@1", "R@10", "MRR", "nothing"],
    rows.map(([name, { first, ten, reciprocal, none }]) => [
      name,
      ...[first, ten, reciprocal, none].map((value) => value.toFixed(3)),
    ]),
  );
  console.log();
  printFigure("questions: right passage first", ours.first, { atLeast: 0.9 });
  printFigure("questions: right passage among ten", ours.ten, { atLeast: 0.98 });
  printFigure("questions: nothing found", ours.none, { atMost: 0.01 });
  console.log();
}

/** What a site gets that asks Postgres' own German configuration. */
async function plain(words: string, join: "AND" | "OR"): Promise<number[]> {
  const text = `'${words.replaceAll("'", "''")}'`;
  const asked =
    join === "AND"
      ? `websearch_to_tsquery('german', ${text})`
      : `nullif(replace(plainto_tsquery('german', ${text})::text, '&', '|'), '')::tsquery`;
  const rows = await query<{ id: number }>(
    `SELECT a.id FROM articles a, (SELECT ${asked} AS q) x, LATERAL (SELECT to_tsvector('german', a.title || ' ' || a.body_text) AS v) y
     WHERE y.v @@ x.q ORDER BY ts_rank(y.v, x.q, 1) DESC, a.id LIMIT 20`,
  );
  return rows.map(({ id }) => id);
}

/** `rank`: place of the first right article, from 0; -1 where none was found. `exact`: as far as all words were found as typed. */
type Outcome = { q: string; kind: string; rank: number; exact: number; plain: number };

async function measureKeywords(): Promise<void> {
  const judged = readFileSync(JUDGED, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Judged);
  const ids = await publishTexts("schlagzeilen", headlines().map(toText));
  for (const { id, slug } of await query<{ id: number; slug: string }>("SELECT id, slug FROM articles"))
    ids.set(`demo:${slug}`, id);
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  const results: Outcome[] = [];
  for (const { q, kind, right } of judged) {
    const wanted = right.map((key) => ids.get(key));
    const found = await searchArticles({ ...NO_SEARCH, words: q });
    const placeIn = (list: readonly number[]) => list.findIndex((id) => wanted.includes(id));
    const all = found?.items.map(({ id }) => id) ?? [];
    const exact = found && found.corrections.length === 0 ? all.slice(0, found.count ?? all.length) : [];
    results.push({
      q,
      kind,
      rank: placeIn(all),
      exact: placeIn(exact),
      plain: placeIn(await plain(q, "AND")),
    });
  }
  const isFound = (rank: number, most: number) => rank >= 0 && rank < most;
  const share = (of: Outcome[], place: (outcome: Outcome) => number, most: number) =>
    (of.filter((outcome) => isFound(place(outcome), most)).length / of.length).toFixed(3);
  const row = (name: string, of: Outcome[], place = ({ rank }: Outcome) => rank) => [
    name,
    String(of.length),
    ...[1, 3, 10].map((most) => share(of, place, most)),
  ];
  printTable(
    ["keywords", "queries", "first", "first three", "first ten"],
    [
      ...kinds.map((kind) =>
        row(
          kind,
          results.filter((result) => result.kind === kind),
        ),
      ),
      row("all", results),
      row("all, without slips mended and without what has only some words", results, ({ exact }) => exact),
      row("all, every word as Postgres comes (websearch, german)", results, ({ plain }) => plain),
    ],
  );
  console.log();
  const hits = results.filter(({ rank }) => rank >= 0 && rank < 3).length;
  printFigure("keywords: right article among the first three", hits / results.length, { atLeast: 0.95 });
  console.log();
}

const toText = ({ id, headline, abstract, datePublished }: ReturnType<typeof headlines>[number]): Text => ({
  key: id,
  title: headline || "–",
  standfirst: abstract ?? "",
  body: "–",
  publishedAt: dayOf(datePublished),
});

/** "08.12.2020" */
function dayOf(text: string): Date {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text ?? "") ?? [];
  return year ? new Date(`${year}-${month}-${day}T12:00:00Z`) : new Date("2020-01-01T12:00:00Z");
}
