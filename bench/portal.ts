import { resolve } from "node:path";
import { ask } from "#bench/ask.ts";
import { Contender } from "#bench/contender.ts";
import type { Ground } from "#bench/database.ts";
import type { Keep } from "#bench/stage.ts";
import { freePort } from "#db/embedded/postmaster.ts";

/** What `npm start` runs. */
const bundle = resolve(import.meta.dirname, "..", ".next", "portal", "server.mjs");

/** Starts a portal on a database that is there already; it may share it with others. */
export async function startPortal(keep: Keep, ground: Ground): Promise<Contender> {
  return started(keep, [bundle], { ground });
}

/** @param args the program that holds the portal; @param orders whether it listens to this process */
export async function started(
  keep: Keep,
  args: string[],
  { ground, orders }: { ground: Ground; orders?: boolean },
): Promise<Contender> {
  const port = await freePort();
  const env = { ...ground, HOST: "127.0.0.1", SITE_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: "error" };
  const portal = keep(new Contender(args, { port, env, orders }));
  await portal.ready("/readyz");
  return portal;
}

/** The lead of the front page: a long article with everything that one can have. @returns its path */
export async function leadArticle({ origin }: Contender): Promise<string> {
  const html = (await ask(`${origin}/`)).text();
  const path = /<h2[^>]*><a[^>]*href="([^"]+)"/.exec(html)?.[1];
  if (!path) throw new Error("The front page shows no article.");
  return path;
}

/** Paths of all articles, as the sitemaps list them. */
export async function listArticles({ origin }: Contender): Promise<string[]> {
  const parts = locations(await ask(`${origin}/sitemap.xml`)).filter((path) => /\d{4}/.test(path));
  const lists = await Promise.all(parts.map((path) => ask(origin + path)));
  return lists.flatMap(locations);
}

const locations = ({ text }: { text: () => string }) =>
  [...text().matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url ?? "").pathname);
