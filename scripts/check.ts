import { existsSync } from "node:fs";
import { type Outcome, runStep, type Step, summarise, vitest } from "#scripts/step.ts";

const cruised = [
  "app",
  "auth.ts",
  "bench",
  "components",
  "db",
  "e2e",
  "instrumentation.ts",
  "islands",
  "jobs",
  "lib",
  "scripts",
  "server",
  "server.ts",
];

/** What an earlier build wrote down of the routes may name files that have moved since. */
const routes: Step = { name: "route types", command: ["next", "typegen"], quiet: true };

/** Everything that needs neither database nor browser. */
const steps: Step[] = [
  { name: "format and lint", command: ["biome", "check", "--error-on-warnings", "."] },
  { name: "types", command: ["tsc", "--noEmit", "-p", "."] },
  {
    name: "arrows",
    command: [
      "depcruise",
      "--config",
      ".dependency-cruiser.mjs",
      ...cruised.filter((path) => existsSync(path)),
    ],
  },
  { name: "unused code", command: ["knip", "--no-progress"] },
  vitest("unit tests", "unit"),
];

if (import.meta.main) summarise(await check());

/** Two at a time, the longest first: the static ones would otherwise leave a core idle. */
export async function check(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [await runStep(routes)];
  const waiting = steps.map((step) => ({ ...step, quiet: true })).reverse();
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await runStep(step));
  };
  await Promise.all([work(), work()]);
  return [routes, ...steps].flatMap(({ name }) => outcomes.filter((outcome) => outcome.name === name));
}
