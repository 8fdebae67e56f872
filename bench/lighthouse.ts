import { createRequire } from "node:module";
import { startDatabase } from "#bench/database.ts";
import { printFigure } from "#bench/figure.ts";
import { leadArticle, startPortal } from "#bench/portal.ts";
import { runProgram } from "#bench/program.ts";
import { onStage } from "#bench/stage.ts";
import { median, printTable } from "#bench/table.ts";
import { ensureChromium } from "#scripts/chromium.ts";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
/** What the program takes for its own default is the telephone. */
const FORMS = { mobile: [], desktop: ["--preset=desktop"] };
const ROUNDS = 5;
/** A browser that hangs shall not hold up the rest. */
const WITHIN_MS = 120_000;
const ATTEMPTS = 2;

type Category = (typeof CATEGORIES)[number];
type Audit = {
  id: string;
  title: string;
  score: number | null;
  displayValue?: string;
  numericValue?: number;
};
type Report = {
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
  /** How fast Lighthouse found the machine; the same page scores less on one that is busy. */
  environment: { benchmarkIndex: number };
  runtimeError?: { message: string };
};
type Visit = { page: string; form: keyof typeof FORMS; url: string; reports: Report[] };

/** Lighthouse's four scores of the front page and an article, on a telephone and at a desk. */
export async function benchLighthouse(): Promise<void> {
  await onStage(async (keep) => {
    const portal = await startPortal(keep, await startDatabase(keep));
    const pages = { "front page": "/", article: await leadArticle(portal) };
    const visits = Object.entries(pages).flatMap(([page, path]) =>
      (["mobile", "desktop"] as const).map(
        (form): Visit => ({ page, form, url: portal.origin + path, reports: [] }),
      ),
    );
    const chromium = ensureChromium({ whole: true });
    for (let round = 0; round < ROUNDS; round++) {
      for (const visit of visits) visit.reports.push(await examine(visit, chromium));
    }
    print(visits);
  });
}

async function examine({ url, form }: Visit, chromium: string): Promise<Report> {
  const program = createRequire(import.meta.url).resolve("lighthouse/cli/index.js");
  const flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking";
  const args = [
    ...[program, url, "--quiet", "--output=json", "--output-path=stdout", "--no-enable-error-reporting"],
    ...[`--only-categories=${CATEGORIES.join(",")}`, `--chrome-flags=${flags}`, ...FORMS[form]],
  ];
  for (let attempt = 1; ; attempt++) {
    try {
      const output = await runProgram(process.execPath, args, {
        within: WITHIN_MS,
        env: { CHROME_PATH: chromium },
      });
      const report = JSON.parse(output) as Report;
      if (report.runtimeError) throw new Error(report.runtimeError.message);
      return report;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

function print(visits: readonly Visit[]): void {
  const scoreOf = ({ reports }: Visit, category: Category) =>
    Math.round(median(reports.map(({ categories }) => categories[category].score ?? Number.NaN)) * 100);
  printTable(
    ["page", "form", ...CATEGORIES, "machine"],
    visits.map((visit) => [
      visit.page,
      visit.form,
      ...CATEGORIES.map((category) => String(scoreOf(visit, category))),
      median(visit.reports.map(({ environment }) => environment.benchmarkIndex)).toFixed(0),
    ]),
  );
  console.log(
    `\nMedians of ${ROUNDS} visits each; machine is Lighthouse's benchmarkIndex, from about 1500 it is no hindrance.\nWhat fell short in any of them, its median score and its worst:\n`,
  );
  for (const visit of visits) {
    for (const line of shortcomings(visit)) console.log(`${visit.page}, ${visit.form}: ${line}`);
  }
  console.log("");
  for (const visit of visits) {
    const lowest = Math.min(...CATEGORIES.map((category) => scoreOf(visit, category)));
    printFigure(`${visit.page}, ${visit.form}: the lowest of the four scores`, lowest, { atLeast: 100 });
  }
}

/** Audits with less than the full score in any visit; those without weight are told, since they are advice too. */
function shortcomings({ reports }: Visit): string[] {
  const refs = new Map(
    CATEGORIES.flatMap((category) =>
      reports.flatMap(({ categories }) =>
        categories[category].auditRefs.map(({ id, weight }) => [id, { category, weight }] as const),
      ),
    ),
  );
  return [...refs].flatMap(([id, { category, weight }]) => {
    const audits = reports.flatMap(({ audits }) => audits[id] ?? []).filter(({ score }) => score !== null);
    const byScore = audits.toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0));
    const [worst] = byScore;
    if (!worst || worst.score === 1) return [];
    const middle = median(audits.map(({ score }) => score ?? 0));
    const said = worst.displayValue ?? worst.title;
    return [
      `${category}/${id} (weight ${weight}): ${middle.toFixed(2)}, at worst ${worst.score?.toFixed(2)}: ${said}`,
    ];
  });
}
