import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { StartError } from "#lib/start-error.ts";
import { bundleIslands, bundleServer } from "#scripts/bundle.ts";

const root = resolve(import.meta.dirname, "..");
const marker = join(root, ".next", "depesche-sources");
/** All that ends up in the bundle, and what decides how it is made. */
const sources = ["app", "components", "db", "islands", "jobs", "lib", "messages", "public", "server"];
const single = [
  "auth.ts",
  "instrumentation.ts",
  "server.ts",
  "scripts/bundle.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
];
const notBundled = /\.test\.tsx?$|^db\/(demo\/content|migrations|testing)\//;

if (import.meta.main) await build().catch(stop);

/** Builds unless the finished build was made from exactly these sources. */
export async function buildIfNeeded(): Promise<void> {
  if (!isBuilt()) await build();
}

export function isBuilt(): boolean {
  return existsSync(marker) && readFileSync(marker, "utf8") === fingerprint();
}

async function build(): Promise<void> {
  const made = fingerprint();
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  if (code !== 0) throw new StartError("The build failed; the reason stands above.");
  await Promise.all([bundleServer(), bundleIslands()]);
  writeFileSync(marker, made);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const path of [
    ...sources.flatMap(filesUnder),
    ...single.filter((name) => existsSync(join(root, name))),
  ]) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

function filesUnder(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !notBundled.test(path))
    .sort();
}

function stop(error: unknown): void {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
}
