import type { IncomingMessage, ServerResponse } from "node:http";
import { isbot } from "isbot";
import { LRUCache } from "lru-cache";
import { refuse } from "#server/plain-answers.ts";

export type ArticleViews = { articleId: number; views: number };

/** Where an island says that a page which the browser had prepared is being read now (islands/article-tools.ts). */
export const VIEWS_PATH = "/api/views";
const ASKED = /^\/api\/views\?article=(\d{1,15})$/;

export type PageViews = {
  /** Answers what is posted to VIEWS_PATH. */
  serve: (request: IncomingMessage, response: ServerResponse) => void;
  count: (request: IncomingMessage, articleId: number) => void;
  /** Hands over what was counted since the last time. What the keeper refuses is counted on. */
  flush: () => Promise<void>;
};

/** Browsers are few kinds; who makes up a new name each time is not remembered for long. */
const REMEMBERED_AGENTS = 2_000;

/**
 * Counts how often each article is opened, without saying by whom: no cookie, no address, no identifier, only
 * numbers (design, fourth idea). Machines are left out by a maintained list of their names, and so is what a
 * browser opened beforehand: it says so itself (Sec-Purpose, https://wicg.github.io/nav-speculation/).
 */
export function countPageViews(keep: (views: ArticleViews[]) => Promise<void>): PageViews {
  const bots = new LRUCache<string, boolean>({ max: REMEMBERED_AGENTS });
  let counted = new Map<number, number>();

  const isBot = (agent: string | undefined) => {
    if (!agent) return true;
    const known = bots.get(agent);
    if (known !== undefined) return known;
    const bot = isbot(agent);
    bots.set(agent, bot);
    return bot;
  };

  const count: PageViews["count"] = ({ headers, method }, articleId) => {
    if (method === "HEAD" || isSpeculative(headers) || isBot(headers["user-agent"])) return;
    counted.set(articleId, (counted.get(articleId) ?? 0) + 1);
  };

  return {
    count,
    serve: (request, response) => {
      const id = ASKED.exec(request.url ?? "")?.[1];
      if (request.method !== "POST" || id === undefined) {
        refuse(response, 400);
        return;
      }
      count(request, Number(id));
      response.writeHead(204, { "Cache-Control": "no-store" }).end();
    },
    flush: async () => {
      if (counted.size === 0) return;
      const handing = counted;
      counted = new Map();
      try {
        await keep([...handing].map(([articleId, views]) => ({ articleId, views })));
      } catch (error) {
        for (const [articleId, views] of handing)
          counted.set(articleId, (counted.get(articleId) ?? 0) + views);
        throw error;
      }
    },
  };
}

/** Opened before anybody asked for it; older browsers use their own names for it. */
function isSpeculative(headers: IncomingMessage["headers"]): boolean {
  const purpose = headers["sec-purpose"] ?? headers.purpose ?? headers["x-purpose"] ?? headers["x-moz"];
  return purpose !== undefined && /prefetch|prerender|preview/.test(String(purpose));
}
