import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { Contender } from "#bench/contender.ts";
import type { Keep } from "#bench/stage.ts";
import { freePort } from "#db/embedded/postmaster.ts";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const app = resolve(import.meta.dirname, "trivial");

/** Builds the small Next app beside ours and starts it as Next would have it: `next start`. */
export async function startNextApp(keep: Keep): Promise<Contender> {
  execFileSync(process.execPath, [next, "build", app], { stdio: ["ignore", "ignore", "inherit"] });
  const port = await freePort();
  const started = keep(new Contender([next, "start", app, "-p", String(port)], { port, env: {} }));
  await started.ready("/");
  return started;
}
