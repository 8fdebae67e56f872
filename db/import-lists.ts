import type { ImportRun } from "#db/import-refs.ts";
import { importTerms, type Landed } from "#db/import-terms.ts";
import type { Operator } from "#lib/proof.ts";
import { LEFTOVERS } from "#lib/wordpress/choose-section.ts";
import type { ListSlugs } from "#lib/wordpress/list-addresses.ts";
import type { ArticleRecord } from "#lib/wordpress/records.ts";
import { countInFile, countOutcome, type ImportReport } from "#lib/wordpress/report.ts";
import type { Survey } from "#lib/wordpress/survey.ts";
import {
  authorRecords,
  categoryTopic,
  LAST_RESORT,
  lastResortRecord,
  MAX_NAVIGATION,
  sectionRecords,
  tagLike,
  topicRecords,
} from "#lib/wordpress/term-records.ts";

/** Rows that the records' keys stand for. */
export type Places = {
  sections: Map<string, { id: number; slug: string }>;
  /** For entries without a category. */
  lastResort: { id: number; slug: string };
  topics: Map<string, number>;
  authors: Map<string, number>;
};

/** Where articles go, and the addresses of the lists that they stand in. */
export type Lists = { places: Places; slugs: ListSlugs };

/** Sections, topics and authors of a file, before any of its texts. */
export async function importLists(
  operator: Operator,
  run: ImportRun,
  survey: Survey,
  report: ImportReport,
): Promise<Lists> {
  const records = sectionRecords(survey);
  const leftover = records.find(({ key }) => LEFTOVERS.has(key));
  const homeless = survey.uses.get("") ?? 0;
  if (homeless > 0) {
    run.note(
      0,
      `${homeless} posts name no category, they go to ${leftover?.name ?? lastResortRecord(run.language).name}`,
    );
  }
  if (!leftover && (homeless > 0 || records.length === 0)) records.push(lastResortRecord(run.language));
  const hidden = records.filter(({ inNavigation }) => !inNavigation).length;
  if (hidden > 0)
    run.note(0, `${hidden} sections are not in the navigation: it holds the ${MAX_NAVIGATION} busiest`);

  const sections = await importTerms(operator, run, "section", records);
  const topics = await importTerms(operator, run, "topic", topicRecords(survey));
  const authors = await importTerms(operator, run, "author", authorRecords(survey));
  tally(report, "category", sections, ({ key }) => survey.categories.get(key), survey);
  tally(report, "tag", topics, ({ key }) => survey.tags.get(key.replace("tag:", "")), survey);
  tally(report, "author", authors, ({ key }) => survey.authors.get(key), survey);

  const sectionPlaces = new Map(sections.map(({ key, id, slug }) => [key, { id, slug }]));
  const lastResort = sectionPlaces.get(leftover?.key ?? LAST_RESORT) ?? [...sectionPlaces.values()][0];
  if (!lastResort) throw new Error("no section was made");
  return {
    places: { sections: sectionPlaces, lastResort, topics: idsOf(topics), authors: idsOf(authors) },
    slugs: { sections: slugsOf(sections, LAST_RESORT), topics: slugsOf(topics), authors: slugsOf(authors) },
  };
}

/** Topics for categories that these articles have beside their section; made when they are first needed. */
export async function topicsOfBatch(
  operator: Operator,
  run: ImportRun,
  survey: Survey,
  { places }: Lists,
  articles: ArticleRecord[],
): Promise<Places> {
  const missing = new Set(articles.flatMap(({ topics }) => topics).filter((key) => !places.topics.has(key)));
  const records = [...missing].flatMap((key) => {
    const category = key.replace(/^category:/, "");
    const tag = places.topics.get(`tag:${tagLike(category, survey)}`);
    if (tag !== undefined) places.topics.set(key, tag);
    return tag === undefined ? (categoryTopic(category, survey) ?? []) : [];
  });
  if (records.length === 0) return places;
  for (const { key, id } of await importTerms(operator, run, "topic", records)) places.topics.set(key, id);
  return places;
}

function tally(
  report: ImportReport,
  kind: string,
  landed: Landed[],
  inFile: (one: Landed) => object | undefined,
  { undeclared }: Survey,
): void {
  for (const one of landed) {
    const record = inFile(one);
    const isNamed = record !== undefined && !undeclared.has(record as never);
    const name = isNamed ? kind : `${kind} (made from posts)`;
    if (!isNamed) countInFile(report, name);
    countOutcome(report, name, one.outcome);
  }
}

const idsOf = (landed: Landed[]) => new Map(landed.map(({ key, id }) => [key, id]));
const slugsOf = (landed: Landed[], without = "") =>
  new Map(landed.filter(({ key }) => key !== without).map(({ key, slug }) => [key, slug]));
