import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import manifest from "#package.json" with { type: "json" };

const root = join(import.meta.dirname, "..");
const documents = [
  "README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));
const folders = /^(app|bench|components|db|docs|e2e|lib|messages|public|scripts|server)\//;

test.each(documents)("every file that %s names exists", (name) => {
  const text = readFileSync(join(root, name), "utf8");
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, path = ""]) =>
    normalize(join(dirname(name), path)),
  );
  const named = [...text.matchAll(/`([\w./[\]()-]+)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => folders.test(path));
  const lost = [...linked, ...named].filter((path) => !existsSync(join(root, path)));
  expect(lost).toEqual([]);
});

test.each(documents)("every command that %s names is a script", (name) => {
  const text = readFileSync(join(root, name), "utf8");
  const commands = [...text.matchAll(/npm run ([\w-]+)|npm (start|test)\b/g)].map(
    ([, run, short]) => run ?? short ?? "",
  );
  const known = new Set(Object.keys(manifest.scripts));
  expect(commands.filter((command) => !known.has(command))).toEqual([]);
});

test("decisions keep to sixty lines", () => {
  for (const name of readdirSync(join(root, "docs/decisions"))) {
    const lines = readFileSync(join(root, "docs/decisions", name), "utf8").split("\n").length;
    expect(lines, name).toBeLessThanOrEqual(61);
  }
});
