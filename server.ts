import { type ListenState, listenToChanges } from "#db/change-listener.ts";
import { refuseOwnedFolder } from "#db/embedded/folder-lock.ts";
import { getJobFigures } from "#db/job-figures.ts";
import { openDatabase } from "#db/open.ts";
import { addPageViews } from "#db/page-views.ts";
import { confirmByLink, endByLink } from "#db/pressed-links.ts";
import { watchDue } from "#db/watch-due.ts";
import { listWithheldFiles } from "#db/withheld-files.ts";
import { tellChange } from "#lib/changes.ts";
import { closeAll } from "#lib/closing.ts";
import { parseEmail } from "#lib/email-address.ts";
import { env } from "#lib/env.ts";
import { grantOperator, grantSystem } from "#lib/grant.ts";
import { findStoreProblem } from "#lib/media-store.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Operator } from "#lib/proof.ts";
import { StartError } from "#lib/start-error.ts";
import type { Trust } from "#server/document-cache.ts";
import { failurePage } from "#server/failure-page.ts";
import { createFront } from "#server/front.ts";
import { readIslands } from "#server/islands.ts";
import { createRenderer } from "#server/renderer.ts";
import { startRendererThread } from "#server/renderer-thread.ts";
import { loadStaticFiles, staticFolders } from "#server/static-files.ts";

const root = import.meta.dirname;
/** The build puts a bundle in its place. */
const rendererFile = new URL("./server/renderer-worker.ts", import.meta.url);
const dev = process.argv.includes("--dev");
// Before Next loads: React picks its build by it.
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });

/** What documents in memory are worth while the line to the database is in such a state. */
const TRUST = { listening: "sure", lost: "unsure", down: "down" } as const satisfies Record<
  ListenState,
  Trust
>;

/** How to end what is up, in the order in which it goes down: readers are served to the end, the database goes last. */
const stops = { front: nothing, clock: nothing, line: nothing, next: nothing, database: nothing };
let ending = false;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0));
await start().catch(async (error: unknown) => {
  if (ending) return;
  console.error(error instanceof StartError ? error.message : error);
  await end(1);
});

/** env → port taken → database up and migrated → legal pages, demo content → Next ready → open to readers */
async function start(): Promise<void> {
  const settings = env();
  const { PORT, HOST, SITE_URL, DATA_DIR, DATABASE_URL, DEMO } = settings;
  if (!DATABASE_URL) refuseOwnedFolder(DATA_DIR);

  const failureText = failurePage(settings);
  const front = createFront({
    mediaPlace: settings,
    siteUrl: SITE_URL,
    failurePage: () => failureText,
    withheldFiles: listWithheldFiles,
    keepViews: (views) => addPageViews(grantSystem("front"), views),
    presses: {
      confirm: (token) => confirmByLink(grantSystem("mailed link"), token),
      end: (token) => endByLink(grantSystem("mailed link"), token),
    },
    jobFigures: getJobFigures,
    dev,
  });
  await front.listen(PORT, HOST);
  stops.front = front.close;

  const opening = openDatabase(settings);
  // Named before it is up: a portal that is stopped while starting must not leave a Postgres behind.
  stops.database = () => opening.then(({ stop }) => stop(), nothing);
  const database = await opening;
  database.ended.then(() => endUnasked("The embedded Postgres has ended, so the portal stops."));
  await fill({ demo: database.embedded && DEMO });

  stops.line = await hearChanges(front.trust);
  stops.clock = watchDue(tellChange);

  const answering = { siteUrl: SITE_URL, islands: readIslands(staticFolders(root)["/islands"]), dev };
  const where = { hostname: HOST, port: PORT };
  if (dev) {
    const { default: next } = await import("next");
    const app = next({ dev, dir: root, ...where, httpServer: front.server });
    await app.prepare();
    stops.next = () => closeAll().finally(() => app.close());
    front.open(createRenderer(app.getRequestHandler(), { ...answering, failurePage: () => failureText }));
  } else {
    const thread = await startRendererThread(rendererFile, { ...answering, ...where, root, failureText });
    stops.next = thread.close;
    thread.ended.then(() => endUnasked("The renderer has ended, so the portal stops."));
    front.open(thread, loadStaticFiles(staticFolders(root), SITE_URL));
  }

  if (settings.MEDIA_URL)
    void findStoreProblem(settings).then((problem) => problem && console.error(problem));
  console.log(`\n  Depesche is ready: ${SITE_URL}\n  Listening on ${HOST}:${PORT}, data in ${DATA_DIR}\n`);
}

/** What a portal must not be without, and what an empty one of our own may show. */
async function fill({ demo }: { demo: boolean }): Promise<void> {
  const { ensureLegalPages } = await import("#db/legal-pages.ts");
  const operator = grantOperator("first start");
  await ensureLegalPages(operator);
  await seeToAdmin(operator);
  if (!demo) return;
  const { seedDemo } = await import("#db/demo/seed.ts");
  await seedDemo();
}

/** Somebody must be able to look after the portal: whoever the environment names, or whoever opens the link. */
async function seeToAdmin(operator: Operator): Promise<void> {
  const { ensureFirstAdmin } = await import("#db/first-admin.ts");
  const { ADMIN_EMAIL, ADMIN_PASSWORD, SITE_URL } = env();
  const email = parseEmail(ADMIN_EMAIL ?? "");
  const given = email && ADMIN_PASSWORD ? { email, password: ADMIN_PASSWORD } : null;
  const token = await ensureFirstAdmin(operator, given);
  if (token)
    console.log(
      `\n  Nobody can look after the portal yet. Make the first account within 24 hours:\n  ${absolute(SITE_URL, paths.loginSetUp(token))}\n`,
    );
}

/** Resolves once changes are heard: nothing is kept before. @returns how to stop */
async function hearChanges(trust: (trust: Trust) => void): Promise<() => Promise<void>> {
  const heard = Promise.withResolvers<void>();
  const { close } = listenToChanges({
    onChange: tellChange,
    onState: (state) => {
      trust(TRUST[state]);
      if (state === "listening") heard.resolve();
    },
  });
  await heard.promise;
  return close;
}

function endUnasked(sentence: string): void {
  if (ending) return;
  console.error(sentence);
  void end(1);
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  for (const stop of Object.values(stops)) {
    await stop().catch((error: unknown) => {
      console.error(error);
      code = 1;
    });
  }
  process.exit(code);
}

async function nothing(): Promise<void> {}
