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
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: house, maxBuffer: 1e8 }, (_, out, complaint) => { if (!out) console.log(complaint, house);
      const { summary } = JSON.parse(out) as {
        summary: { violations: { rule: { name: string }; from: string; to: string }[] };
      };
      done(
        summary.violations
          .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/.*node_modules\//, "")}`)
          .sort(),
      );
    });
  });
}

it("finds every arrow that runs backwards, and no other", async () => {
  expect((await cruise()).map((line) => line.replace(/(drizzle-orm|react|acorn)\/.*/, "$1"))).toEqual([]);
}, 30_000);
