import { interval, pearson, spearman } from "#bench/correlation.ts";
import { printFigure } from "#bench/figure.ts";
import { publishTexts, type Text } from "#bench/fill.ts";
import { headlines, type Pair, pairs, sectioned } from "#bench/news-sets.ts";
import { onNewsStages } from "#bench/news-stage.ts";
import { type Measure, plainMeasures } from "#bench/plain-likeness.ts";
import { measureLeftOut } from "#bench/related-left-out.ts";
import { measureSignals } from "#bench/related-signals.ts";
import { printTable } from "#bench/table.ts";
import { readTraits } from "#db/article-traits.ts";
import { db, transaction } from "#db/client.ts";
import { learnSpace } from "#db/latent-space.ts";
import { nearness, readCandidates } from "#db/related-candidates.ts";
import { grantSystem } from "#lib/grant.ts";
import { likeness, type RelatedCandidate, scoreRelated } from "#lib/related.ts";

const system = grantSystem("npm run bench");
const NEIGHBOURS = 5;

/** What the scorer of related news calls alike, against what people do and against the sections of a paper. */
export const benchRelated = () =>
  onNewsStages([
    { ground: { articles: 0 }, measure: measurePairs },
    { ground: { articles: 0 }, measure: measureNeighbours },
    { measure: measureLeftOut },
  ]);

/** The first line of a text is its headline. */
export function toText(key: string, text: string): Text {
  const at = text.search(/ {2}|\n/);
  const cut = at > 0 && at < 300 ? at : Math.min(text.length, 80);
  return { key, title: text.slice(0, cut).trim() || "–", body: text.slice(cut).trim() };
}

type Scored = { name: string; of: (pair: number) => number };

async function measurePairs(): Promise<void> {
  const judged = pairs();
  const ids = await publishTexts("paare", [
    ...judged.flatMap(({ first, second }, at) => [
      toText(`${at} first`, first),
      toText(`${at} second`, second),
    ]),
    ...sectioned().map(({ text }, at) => toText(`news ${at}`, text)),
    ...headlines().map(({ id, headline, abstract }) => ({
      key: id,
      title: headline || "–",
      body: abstract || "–",
    })),
  ]);
  await learnSpace(system);
  const traits = await readTraits(db(), [...ids.values()]);
  const compared = judged.map((_, at) => {
    const [one, other] = [`${at} first`, `${at} second`].map((key) => traits.get(ids.get(key) ?? 0));
    return nearness(one, other);
  });
  const plain = plainMeasures([
    ...judged.flatMap(({ first, second }) => [first, second]),
    ...sectioned().map(({ text }) => text),
    ...headlines().map(({ headline, abstract }) => `${headline} ${abstract}`),
  ]);
  const measures: Scored[] = [
    ...Object.entries(plain).map(([name, of]) => ({ name, of: (at: number) => of(2 * at, 2 * at + 1) })),
    { name: "keywords alone", of: (at) => likeness({ keywords: compared[at]?.keywords ?? 0, latent: null }) },
    { name: "latent space alone", of: (at) => Math.sqrt(Math.max(0, compared[at]?.latent ?? 0)) },
    { name: "the portal's scorer", of: (at) => likeness(compared[at] ?? { keywords: 0, latent: null }) },
  ];
  printPairs(judged, measures);
  const idOf = (key: string) => ids.get(key) ?? 0;
  await measureSignals(
    [...ids.values()],
    judged.map((_, at) => [idOf(`${at} first`), idOf(`${at} second`)]),
    judged.map(({ human }) => -human),
  );
}

function printPairs(judged: readonly Pair[], measures: readonly Scored[]): void {
  const alike = judged.map(({ human }) => -human);
  const of = (scores: readonly number[], sample = alike.map((_, at) => at)) => {
    const [mine, theirs] = [sample.map((at) => scores[at] ?? 0), sample.map((at) => alike[at] ?? 0)];
    return { rank: spearman(mine, theirs), linear: pearson(mine, theirs) };
  };
  const scored = measures.map(({ name, of: score }) => ({ name, scores: judged.map((_, at) => score(at)) }));
  const ours = scored.at(-1)?.scores ?? [];
  const digits = (value: number) => value.toFixed(3);
  printTable(
    [`${judged.length} pairs that people judged`, "Spearman", "95 of 100", "Pearson", "95 of 100"],
    scored.map(({ name, scores }) => {
      const { rank, linear } = of(scores);
      const ranges = [
        interval(judged.length, (sample) => of(scores, [...sample]).rank),
        interval(judged.length, (sample) => of(scores, [...sample]).linear),
      ].map((range) => range.map(digits).join(" … "));
      return [name, digits(rank), ranges[0] ?? "", digits(linear), ranges[1] ?? ""];
    }),
  );
  console.log();
  printFigure("pairs: Spearman", of(ours).rank, { atLeast: 0.62 });
  printFigure("pairs: Pearson", of(ours).linear, { atLeast: 0.6 });
  for (const { name, scores } of scored.slice(0, -3)) {
    const ahead = interval(
      judged.length,
      (sample) => of(ours, [...sample]).linear - of(scores, [...sample]).linear,
    );
    console.log(`         ahead of ${name} by Pearson: ${ahead.map(digits).join(" … ")}`);
  }
  console.log();
}

async function measureNeighbours(): Promise<void> {
  const news = sectioned();
  const ids = await publishTexts(
    "zeitung",
    news.map(({ text }, at) => toText(String(at), text)),
  );
  await learnSpace(system);
  const numbers = new Map([...ids].map(([key, id]) => [id, Number(key)]));
  const sectionOf = (id: number) => news[numbers.get(id) ?? -1]?.section;
  const found = new Map<number, RelatedCandidate[]>();
  for (const id of ids.values())
    for (const [own, candidates] of await transaction((tx) => readCandidates(tx, [id])))
      found.set(own, candidates);
  const share = (score: (candidate: RelatedCandidate) => number) => {
    let same = 0;
    for (const [id, candidates] of found) {
      const best = candidates.toSorted((a, b) => score(b) - score(a)).slice(0, NEIGHBOURS);
      same += best.filter((candidate) => sectionOf(candidate.id) === sectionOf(id)).length;
    }
    return same / (NEIGHBOURS * found.size);
  };
  const rows: [name: string, share: number][] = [
    ...Object.entries(plainMeasures(news.map(({ text }) => text))).map(
      ([name, measure]): [string, number] => [name, plainShare(news, measure)],
    ),
    ["keywords alone", share(({ keywords }) => keywords)],
    ["latent space alone", share(({ latent }) => latent ?? 0)],
    ["the portal's scorer", share(scoreRelated)],
  ];
  printTable(
    [`${news.length} articles, ${NEIGHBOURS} neighbours each`, "of the same section"],
    rows.map(([name, value]) => [name, value.toFixed(3)]),
  );
  console.log();
  printFigure("neighbours of the same section", rows.at(-1)?.[1] ?? Number.NaN, { atLeast: 0.7 });
  console.log();
}

function plainShare(news: readonly { section: string }[], measure: Measure): number {
  let same = 0;
  for (const [at, { section }] of news.entries()) {
    const best = news
      .map((other, number) => ({
        section: other.section,
        number,
        score: number === at ? -1 : measure(at, number),
      }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, NEIGHBOURS);
    same += best.filter((other) => other.section === section).length;
  }
  return same / (NEIGHBOURS * news.length);
}
