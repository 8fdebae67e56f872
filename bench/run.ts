import { benchArchive } from "#bench/archive.ts";
import { benchBusy } from "#bench/busy.ts";
import { benchComments } from "#bench/comments.ts";
import { benchFlood } from "#bench/flood.ts";
import { benchFresh } from "#bench/fresh.ts";
import { benchLighthouse } from "#bench/lighthouse.ts";
import { benchMail } from "#bench/mail.ts";
import { benchMemory } from "#bench/memory.ts";
import { benchModeration } from "#bench/moderation.ts";
import { benchNewsroom } from "#bench/newsroom.ts";
import { benchQueue } from "#bench/queue.ts";
import { benchRelated } from "#bench/related.ts";
import { benchRender } from "#bench/render.ts";
import { benchSearch } from "#bench/search-quality.ts";
import { benchServe } from "#bench/serve.ts";
import { benchSitemap } from "#bench/sitemap.ts";
import { benchWeight } from "#bench/weight.ts";
import { buildIfNeeded } from "#scripts/build.ts";

const BENCHES: Record<string, () => Promise<void>> = {
  render: benchRender,
  serve: benchServe,
  fresh: benchFresh,
  busy: benchBusy,
  weight: benchWeight,
  memory: benchMemory,
  flood: benchFlood,
  lighthouse: benchLighthouse,
  moderation: benchModeration,
  queue: benchQueue,
  comments: benchComments,
  newsroom: benchNewsroom,
  mail: benchMail,
  sitemap: benchSitemap,
  search: benchSearch,
  archive: benchArchive,
  related: benchRelated,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No such measurement: ${unknown.join(", ")}. There is: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(1);
}
await buildIfNeeded();
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}\n`);
  await bench();
}
