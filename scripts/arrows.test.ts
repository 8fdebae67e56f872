import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const house = mkdtempSync(join(tmpdir(), "depesche-arrows-"));
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** A house in which every rule is broken once, and every allowed arrow is used. */
const files: Record<string, string> = {
  "auth.ts": `import { a } from "#app/page.tsx"; import { grant } from "#lib/grant.ts"; export const x = [a, grant];`,
  "app/page.tsx": `import { useState } from "react"; import { s } from "#server/front.ts"; import { b } from "#components/box.tsx"; import { q } from "#db/articles.ts"; export const a = [useState, s, b, q];`,
  "app/sneaky.ts": `import { grant } from "#lib/grant.ts"; export { sql } from "drizzle-orm"; export const g = grant;`,
  "app/lost.ts": `import { nothing } from "#lib/nothing.ts"; export const n = nothing;`,
  "components/box.tsx": `import type { Q } from "#db/articles.ts"; import { l } from "#lib/text.ts"; export const b = (x: Q) => [x, l];`,
  "components/value.tsx": `import { q } from "#db/articles.ts"; export const v = q;`,
  "components/up.tsx": `import type { A } from "#app/types.ts"; export const up = (x: A) => x;`,
  "app/types.ts": `export type A = string;`,
  "db/articles.ts": `import { sql } from "drizzle-orm"; import { l } from "#lib/text.ts"; export type Q = string; export const q = [sql, l];`,
  "db/back.ts": `import { s } from "#server/front.ts"; import { useState } from "react"; export const back = [s, useState];`,
  "jobs/mail.ts": `import { b } from "#components/box.tsx"; export const j = b;`,
  "islands/menu.ts": `import { l } from "#lib/text.ts"; export const menu = l;`,
  "lib/text.ts": `import de from "#messages/de.json" with { type: "json" }; export const l = de;`,
  "lib/grant.ts": `export const grant = 1;`,
  "lib/back.ts": `import { q } from "#db/articles.ts"; export const back = q;`,
  "lib/one.ts": `import { two } from "#lib/two.ts"; export const one = () => two;`,
  "lib/two.ts": `import { one } from "#lib/one.ts"; export const two = () => one;`,
  "lib/words/index.ts": `export { l } from "#lib/text.ts";`,
  "lib/reader.ts": `import { l } from "#lib/words/index.ts"; export const r = l;`,
  "lib/unlisted.ts": `import { parse } from "acorn"; export const p = parse;`,
  "scripts/seed.ts": `import { b } from "#components/box.tsx"; import { grant } from "#lib/grant.ts"; export const s = [b, grant];`,
  "bench/run.ts": `import { b } from "#components/box.tsx"; export const s = b;`,
  "server/front.ts": `import { q } from "#db/articles.ts"; export const s = q;`,
  "server.ts": `import { s } from "#server/front.ts"; import { q } from "#db/articles.ts"; console.log(s, q);`,
  "messages/de.json": "{}",
};

function cruise(): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  for (const name of ["package.json", "tsconfig.json", ".dependency-cruiser.mjs"])
    cpSync(join(root, name), join(house, name));
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = [program, "--config", ".dependency-cruiser.mjs", "--output-type", "json", "."];
  return new Promise((resolveWith, reject) => {
    execFile(process.execPath, args, { cwd: house, maxBuffer: 1e8 }, (_, out, complaint) => {
      if (!out) return reject(new Error(complaint));
      const { violations } = (JSON.parse(out) as { summary: { violations: Violation[] } }).summary;
      resolveWith(violations.map(describeViolation).sort());
    });
  });
}

type Violation = { rule: { name: string }; from: string; to: string };

/** Packages by name alone: where in them the import ends is their affair. */
function describeViolation({ rule, from, to }: Violation): string {
  return `${rule.name}: ${from} → ${to.replace(/.*node_modules\/([^/]+)\/.*/, "$1")}`;
}

it("finds every arrow that runs backwards, and no other", async () => {
  expect(await cruise()).toEqual([
    "arrows-of-app: app/page.tsx → server/front.ts",
    "arrows-of-auth: auth.ts → app/page.tsx",
    "arrows-of-bench: bench/run.ts → components/box.tsx",
    "arrows-of-components: components/up.tsx → app/types.ts",
    "arrows-of-db: db/back.ts → server/front.ts",
    "arrows-of-islands: islands/menu.ts → lib/text.ts",
    "arrows-of-jobs: jobs/mail.ts → components/box.tsx",
    "arrows-of-lib: lib/back.ts → db/articles.ts",
    "arrows-of-scripts: scripts/seed.ts → components/box.tsx",
    "arrows-of-server: server/front.ts → db/articles.ts",
    "components-know-only-types-of-db: components/value.tsx → db/articles.ts",
    "markup-stays-out-of-rules: db/back.ts → react",
    "no-barrels: lib/reader.ts → lib/words/index.ts",
    "no-cycles: lib/one.ts → lib/two.ts",
    "no-dead-imports: app/lost.ts → #lib/nothing.ts",
    "no-unlisted-packages: lib/unlisted.ts → acorn",
    "proofs-are-made-by-few: app/sneaky.ts → lib/grant.ts",
    "sql-stays-in-db: app/sneaky.ts → drizzle-orm",
  ]);
}, 30_000);
